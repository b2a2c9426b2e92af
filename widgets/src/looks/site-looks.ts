import type { BrandProfile } from '@portico/domain/embed/brand';
import type { Theme } from '@portico/domain/embed/theme';

/** An organisation's brand, as any visitor may see it. */
export interface Brand extends Pick<BrandProfile, 'logoText' | 'accent' | 'contact'> {
  readonly name: string;
  /** A path on the server. */
  readonly logo: string | null;
}

/** How a site's organisation shows itself there, as the server says. */
export interface SiteLooks {
  readonly theme?: Theme | null;
  readonly brand?: Brand;
}
