import { actions, can, type Role } from '@portico/domain/access';
import type { OutputOf } from '@portico/runtime/client';

/** Someone of the vendor with this role, who may do what it allows. */
export function vendorPerson(role: Role): OutputOf<'session.me'> {
  const person = {
    userId: 'user_1',
    name: 'Priya Natarajan',
    orgId: 'org_1',
    orgKind: 'vendor' as const,
    roles: [role],
    grantedOrgIds: [],
  };
  return {
    user: { id: 'user_1', name: person.name, email: 'priya@portal.example' },
    organisation: { id: 'org_1', name: 'E-Bikes', kind: 'vendor' },
    roles: [role],
    actions: actions.filter((action) => can({ kind: 'user', via: 'portal', ...person }, action)),
    via: 'portal',
  };
}
