import { Directive, ElementRef, inject, Input } from '@angular/core';
import type {
  CheckedCustomer,
  DealColumn,
  PorticoAccountCheck,
  PorticoDeal,
  PorticoDealList,
  PorticoDealRegistration,
} from '@portico/widgets';

/*
 * What makes templates know the elements, with types and without CUSTOM_ELEMENTS_SCHEMA: a directive for each that is used,
 * with an input for each property that is bound. Attributes and events need nothing.
 */

/** `<portico-deal-registration [draftId]>` */
@Directive({ selector: 'portico-deal-registration' })
export class DealRegistration {
  private readonly element = inject<ElementRef<PorticoDealRegistration>>(ElementRef).nativeElement;

  @Input() set draftId(value: string) {
    this.element.draftId = value;
  }
}

/** `<portico-deal [dealId]>` */
@Directive({ selector: 'portico-deal' })
export class Deal {
  private readonly element = inject<ElementRef<PorticoDeal>>(ElementRef).nativeElement;

  @Input() set dealId(value: string) {
    this.element.dealId = value;
  }
}

/** `<portico-deal-list [columns]>` */
@Directive({ selector: 'portico-deal-list' })
export class DealList {
  private readonly element = inject<ElementRef<PorticoDealList>>(ElementRef).nativeElement;

  @Input() set columns(value: readonly DealColumn[]) {
    this.element.columns = value;
  }
}

/** `<portico-account-check [customer]>` */
@Directive({ selector: 'portico-account-check' })
export class AccountCheck {
  private readonly element = inject<ElementRef<PorticoAccountCheck>>(ElementRef).nativeElement;

  @Input() set customer(value: CheckedCustomer) {
    this.element.customer = value;
  }
}
