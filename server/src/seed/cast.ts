import type { Role } from '@portico/domain/access';
import type { Company, DataSets } from './data-sets.ts';
import { NamePool } from './names.ts';
import { choose, seedId, slugOf } from './seeded.ts';

/** A person of the demo. */
export interface DemoPerson {
  userId: string;
  orgId: string;
  name: string;
  email: string;
  roles: Role[];
}

/** An organisation of the demo and its people, administrator first. */
export interface DemoOrganisation {
  id: string;
  kind: 'vendor' | 'partner';
  name: string;
  country: string;
  city: string | null;
  tier: string | null;
  people: DemoPerson[];
}

/** Everybody in the demo. */
export interface Cast {
  vendor: DemoOrganisation;
  partners: DemoOrganisation[];
  /** The partner whose own site embeds the widgets, also one of `partners`. */
  sitePartner: DemoOrganisation;
}

/** The reseller with the site of its own, from the ebikes set. */
const SITE_PARTNER = 'Northern Trail Cycling';

/** Who of northwind's companies resells bikes; each as it stands there. */
const SUPPLIERS = [
  'Tokyo Traders',
  "Cooperativa de Quesos 'Las Cabras'",
  'Pavlova, Ltd.',
  'Specialty Biscuits, Ltd.',
  'PB Knäckebröd AB',
  'Refrescos Americanas LTDA',
  'Heli Süßwaren GmbH & Co. KG',
  'Nord-Ost-Fisch Handelsgesellschaft mbH',
  'Formaggi Fortini s.r.l.',
  'Norske Meierier',
  'Aux joyeux ecclésiastiques',
  'Leka Trading',
  'Lyngbysild',
  'Zaanse Snoepfabriek',
  'Karkki Oy',
  'Ma Maison',
  'Gai pâturage',
];

/** One person for each role at the vendor, and a second for the desk: whoever is away is stood in for. */
const vendorRoles: Role[][] = [
  ['deal_desk'],
  ['vendor_admin'],
  ['channel_manager'],
  ['vendor_marketing'],
  ['region_manager'],
  ['vendor_finance'],
  ['legal'],
  ['deal_desk'],
  ['analyst'],
];

/** The four that every partner has. */
const partnerTeam: Role[][] = [['partner_admin'], ['partner_manager'], ['seller'], ['seller']];
/** The partner with the site has somebody in every role. */
const wholePartnerTeam: Role[][] = [
  ...partnerTeam,
  ['marketer'],
  ['learner'],
  ['partner_finance'],
  ['signatory'],
];

/** The vendor whose demo it is: a database that holds it is the demo's. */
export const demoVendorId: string = seedId('org', 'vendor');

/** Puts the organisations and people of the demo together. The same sets give the same cast, ids included. */
export function castOf(sets: DataSets): Cast {
  const names = new NamePool([...sets.customers.values(), ...sets.suppliers]);
  const vendor: DemoOrganisation = {
    id: demoVendorId,
    kind: 'vendor',
    name: 'E-Bikes',
    country: 'NL',
    city: 'Utrecht',
    tier: null,
    people: [],
  };
  vendor.people = vendorRoles.map((roles, index) => personOf(vendor, sets.employees[index] ?? '', roles));

  const suppliers = SUPPLIERS.map((name) => sets.suppliers.find((company) => company.name === name)).filter(
    (company) => company !== undefined,
  );
  const partners = [...sets.resellers, ...suppliers, ...sets.shippers.slice(0, 2)].map((company) =>
    partnerOf(company, names),
  );
  const sitePartner = partners.find((partner) => partner.name === SITE_PARTNER);
  if (!sitePartner) throw new Error(`${SITE_PARTNER} is not in the data set`);
  return { vendor, partners, sitePartner };
}

/** Everybody, the vendor's people first. */
export function everybodyOf(cast: Cast): DemoPerson[] {
  return [cast.vendor, ...cast.partners].flatMap((organisation) => organisation.people);
}

/** The people of an organisation with this role. */
export function peopleWith(organisation: DemoOrganisation, role: Role): DemoPerson[] {
  return organisation.people.filter((person) => person.roles.includes(role));
}

function partnerOf(company: Company, names: NamePool): DemoOrganisation {
  const { name, country, city, contact } = company;
  const tier = choose(['registered', 'silver', 'silver', 'gold', 'platinum'], `tier ${name}`);
  const partner: DemoOrganisation = {
    id: seedId('org', name),
    kind: 'partner',
    name,
    country,
    city,
    tier,
    people: [],
  };
  const team = name === SITE_PARTNER ? wholePartnerTeam : partnerTeam;
  const taken = new Set<string>();
  partner.people = team.map((roles, index) => {
    const person = index === 0 && contact ? contact : names.next(country, `${name} ${index}`, taken);
    taken.add(person);
    return personOf(partner, person, roles);
  });
  return partner;
}

function personOf(organisation: DemoOrganisation, name: string, roles: Role[]): DemoPerson {
  const host = slugOf(organisation.name).split('-').slice(0, 2).join('-');
  const email = `${slugOf(name).replaceAll('-', '.')}@${host}.example`;
  return { userId: seedId('user', email), orgId: organisation.id, name, email, roles };
}
