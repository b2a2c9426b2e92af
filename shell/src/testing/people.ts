import { actions, can, type Role } from '@portico/domain/access';
import type { Me } from '@portico/runtime/session';

/** Someone with these roles, who may do what those allow. */
export function me(kind: 'vendor' | 'partner', ...roles: Role[]): Me {
  const person = {
    userId: 'user_1',
    name: 'Priya Natarajan',
    orgId: 'org_1',
    orgKind: kind,
    roles,
    grantedOrgIds: [],
  };
  return {
    user: { id: 'user_1', name: person.name, email: 'priya@portal.example' },
    organisation: { id: 'org_1', name: kind === 'vendor' ? 'E-Bikes' : 'Nordwind Systems', kind },
    roles,
    actions: actions.filter((action) => can({ kind: 'user', via: 'portal', ...person }, action)),
    via: 'portal',
  };
}
