import type { Party } from '@portico/domain/matching/party';

/** An account of the made-up register. */
export interface MadeAccount {
  id: string;
  party: Party;
  parentId: string | null;
}

/** A question to it, and the account that was meant; null for a customer who is not there. */
export interface MadeQuery {
  party: Party;
  expect: string | null;
}

interface Land {
  country: string;
  tlds: string[];
  forms: string[];
  cities: string[];
  trades: string[];
  postcode: string;
}

const words = (text: string): string[] => text.split(' ');

const LANDS: readonly Land[] = [
  {
    country: 'US',
    tlds: ['com', 'com', 'com', 'net', 'org', 'us'],
    forms: ['Inc.', 'Inc', 'LLC', 'Corp.', 'Corporation', 'Co.', 'L.P.', ''],
    cities: words(
      'Boston Chicago Houston Phoenix Dallas Austin Columbus Denver Seattle Portland Memphis Atlanta Miami Oakland Tampa Omaha Tulsa Reno Boise Akron',
    ),
    trades: words(
      'Manufacturing Holdings Industries Systems Technologies Consulting Partners Logistics Foods Medical Energy Capital Software Engineering Construction Supply Marketing Dental Insurance Realty Plumbing Aerospace Biotech Packaging Robotics',
    ),
    postcode: '#####',
  },
  {
    country: 'DE',
    tlds: ['de', 'de', 'de', 'com', 'eu'],
    forms: ['GmbH', 'GmbH', 'AG', 'GmbH & Co. KG', 'e.K.', 'KG', 'SE', ''],
    cities: words(
      'Berlin Hamburg München Köln Frankfurt Stuttgart Düsseldorf Leipzig Dortmund Essen Bremen Dresden Hannover Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster',
    ),
    trades: words(
      'Maschinenbau Handels Logistik Technik Beratung Bau Systeme Elektro Metallbau Verwaltungs Immobilien Medizintechnik Werkzeugbau Druckerei Spedition Holzbau Automation Kunststoff Textil Apotheke',
    ),
    postcode: '#####',
  },
  {
    country: 'GB',
    tlds: ['co.uk', 'co.uk', 'com', 'uk', 'org.uk'],
    forms: ['Ltd', 'Limited', 'Ltd.', 'PLC', 'LLP', ''],
    cities: words(
      'London Leeds Bristol Sheffield Manchester Liverpool Cardiff Glasgow Edinburgh Leicester Coventry Bradford Nottingham Belfast Derby Plymouth Reading Oxford York Bath',
    ),
    trades: words(
      'Services Trading Solutions Engineering Properties Consultants Builders Printing Interiors Motors Catering Recruitment Electrical Transport Joinery Media Textiles Fabrications Scaffolding Nurseries',
    ),
    postcode: 'AA# #AA',
  },
  {
    country: 'FR',
    tlds: ['fr', 'fr', 'com', 'eu'],
    forms: ['SARL', 'SAS', 'S.A.', 'SA', 'SASU', 'EURL', ''],
    cities: words(
      'Paris Lyon Marseille Toulouse Nice Nantes Strasbourg Montpellier Bordeaux Lille Rennes Reims Toulon Grenoble Dijon Angers Nîmes Brest Tours Amiens',
    ),
    trades: words(
      'Conseil Distribution Bâtiment Transports Services Électricité Menuiserie Développement Industrie Maintenance Ingénierie Matériaux Plomberie Chimie Boulangerie Imprimerie Travaux Peinture Mécanique Négoce',
    ),
    postcode: '#####',
  },
  {
    country: 'ES',
    tlds: ['es', 'com', 'com'],
    forms: ['S.L.', 'SL', 'S.A.', 'SA', 'S.L.U.', ''],
    cities: words(
      'Madrid Barcelona Valencia Sevilla Zaragoza Málaga Murcia Bilbao Alicante Córdoba Valladolid Vigo Gijón Granada Elche Oviedo Cartagena Jerez Pamplona Almería',
    ),
    trades: words(
      'Construcciones Servicios Transportes Distribuciones Instalaciones Inversiones Alimentación Promociones Talleres Comercial Suministros Ingeniería Hostelería Muebles Exportación Consultores Reformas Conservas Maderas Gestión',
    ),
    postcode: '#####',
  },
  {
    country: 'IT',
    tlds: ['it', 'it', 'com'],
    forms: ['S.r.l.', 'Srl', 'S.p.A.', 'SpA', 'S.n.c.', ''],
    cities: words(
      'Roma Milano Napoli Torino Palermo Genova Bologna Firenze Bari Catania Venezia Verona Messina Padova Trieste Brescia Parma Modena Prato Livorno',
    ),
    trades: words(
      'Costruzioni Impianti Meccanica Trasporti Servizi Immobiliare Industrie Alimentari Officine Arredamenti Elettronica Commerciale Consulenza Edilizia Tessile Ceramiche Autotrasporti Stampaggio Carpenteria Vini',
    ),
    postcode: '#####',
  },
  {
    country: 'NL',
    tlds: ['nl', 'nl', 'com'],
    forms: ['B.V.', 'BV', 'N.V.', 'V.O.F.', ''],
    cities: words(
      'Amsterdam Rotterdam Utrecht Eindhoven Tilburg Groningen Almere Breda Nijmegen Enschede Haarlem Arnhem Zaanstad Amersfoort Apeldoorn Zwolle Leiden Maastricht Delft Venlo',
    ),
    trades: words(
      'Beheer Handelsonderneming Techniek Advies Bouw Transport Installatie Groep Logistiek Vastgoed Onderhoud Metaal Kwekerij Software Holding Zorg Participaties Schilderwerken Verpakkingen Makelaardij',
    ),
    postcode: '#### AA',
  },
  {
    country: 'PL',
    tlds: ['pl', 'com.pl', 'com'],
    forms: ['Sp. z o.o.', 'sp. z o.o.', 'S.A.', 'Sp. k.', ''],
    cities: words(
      'Warszawa Kraków Łódź Wrocław Poznań Gdańsk Szczecin Bydgoszcz Lublin Katowice Białystok Gdynia Częstochowa Radom Sosnowiec Toruń Kielce Gliwice Zabrze Bytom',
    ),
    trades: words(
      'Usługi Handel Budownictwo Transport Produkcja Inwestycje Instalacje Meble Konstrukcje Doradztwo Elektronika Logistyka Nieruchomości Opakowania Systemy Maszyny Narzędzia Hurtownia Drewno Finanse',
    ),
    postcode: '##-###',
  },
];

const SURNAMES = words(
  'Smith Miller Johnson Brown Davis Wilson Taylor Clark Walker Hall Young King Wright Hill Green Baker Adams Carter Turner Parker Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schröder Neumann Braun Zimmermann Krüger Hartmann Martin Bernard Dubois Laurent Simon Michel Lefebvre Leroy Roux Fournier García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Díaz Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Janssen Bakker Visser Smit Mulder Bos Vos Peters Hendriks Dekker Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Woźniak Kozłowski',
);
const ONSETS = words(
  'b br c cl cr d dr f fl fr g gl gr h j k kl kr l m n p pl pr qu r s sc sk sl sp st str t tr v w x z th ch sh',
);
const VOWELS = words('a e i o u ai ea io ou ie y');
const CODAS = words('n r l s x m t d k th nd st rn lt sk mp v p');
const STREETS = words(
  'Main High Station Church Park Mill Industrial Market Garden Bridge Hauptstraße Bahnhofstraße Gartenweg Liberté Gare République Roma Garibaldi Mayor Kerkstraat',
);

/** Random numbers of a seed, the same on every machine: mulberry32 (public domain). */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Random = () => number;

function pick<T>(random: Random, from: readonly T[]): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

/** A word that could be a brand. The same few come often and most of them once, as in real registers. */
function brandOf(random: Random): string {
  const own = randomOf(Math.floor(600_000 * random() ** 2.2) * 7919 + 17);
  const syllables = own() < 0.75 ? 2 : 3;
  let brand = '';
  for (let n = 0; n < syllables; n += 1) brand += pick(own, ONSETS) + pick(own, VOWELS);
  brand += own() < 0.7 ? pick(own, CODAS) : '';
  return brand.charAt(0).toUpperCase() + brand.slice(1);
}

function coreOf(random: Random, { cities, trades }: Land): string {
  const form = random();
  if (form < 0.34) return `${brandOf(random)} ${pick(random, trades)}`;
  if (form < 0.5) return `${pick(random, SURNAMES)} ${pick(random, trades)}`;
  if (form < 0.6) return `${pick(random, SURNAMES)} & ${pick(random, SURNAMES)} ${pick(random, trades)}`;
  if (form < 0.72) return brandOf(random);
  if (form < 0.82) return `${brandOf(random)} ${brandOf(random)}`;
  if (form < 0.9) return `${pick(random, cities)} ${pick(random, trades)} ${brandOf(random)}`;
  return `${brandOf(random)} ${pick(random, trades)} ${pick(random, trades)} ${pick(random, cities)}`;
}

function digits(random: Random, pattern: string): string {
  return pattern.replace(/[#A]/g, (sign) =>
    sign === '#' ? String(Math.floor(random() * 10)) : String.fromCharCode(65 + Math.floor(random() * 26)),
  );
}

function asHost(text: string, joint: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/gi, 'l');
  return plain.toLowerCase().trim().split(/\s+/).slice(0, 3).join(joint);
}

/** The `n`th account of the register, from 0; always the same. A tenth belong to another account. */
export function madeAccount(n: number): MadeAccount {
  const random = randomOf(n * 2654435761 + 1);
  const land = pick(random, LANDS);
  const core = coreOf(random, land);
  const host = `${asHost(core, random() < 0.5 ? '' : '-')}.${pick(random, land.tlds)}`;
  const acronym = core
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .toUpperCase();
  const alias = random() < 0.15 ? [random() < 0.4 && acronym.length > 2 ? acronym : brandOf(random)] : [];
  return {
    id: idOf(n),
    parentId: n > 100 && random() < 0.1 ? idOf(Math.floor(random() * n)) : null,
    party: {
      name: `${core} ${pick(random, land.forms)}`.trim(),
      aliases: alias,
      domains: random() < 0.8 ? [host] : [],
      registrationNos: random() < 0.4 ? [digits(random, `${land.country}########`)] : [],
      street: random() < 0.7 ? `${pick(random, STREETS)} ${Math.ceil(random() * 200)}` : null,
      city: random() < 0.9 ? pick(random, land.cities) : null,
      postcode: random() < 0.7 ? digits(random, land.postcode) : null,
      country: land.country,
    },
  };
}

/** The id of the `n`th account. */
export function idOf(n: number): string {
  return `account_${String(n).padStart(8, '0')}`;
}

function withTypo(random: Random, name: string): string {
  const at = 1 + Math.floor(random() * Math.max(1, name.length - 2));
  const kind = random();
  if (kind < 0.3) return name.slice(0, at) + name.slice(at + 1);
  if (kind < 0.6) return name.slice(0, at) + name.charAt(at) + name.slice(at);
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

/**
 * The `n`th question to a register of `accounts`: what somebody types who means one of them, without the legal form, with a
 * slip, with words left out or in another order, sometimes with domain or city. A fifth mean a customer who is not there.
 */
export function madeQuery(n: number, accounts: number): MadeQuery {
  const random = randomOf(n * 40503 + 77);
  const isThere = random() < 0.8;
  const meant = madeAccount(isThere ? Math.floor(random() * accounts) : accounts + 1_000_000 + n);
  const { name, country, city, domains } = meant.party;
  const core = name.replace(
    /\s+(Inc\.?|LLC|Corp(\.|oration)?|Co\.|GmbH.*|AG|Ltd\.?|Limited|PLC|SARL|SAS|S\..*|B\.?V\.?|N\.V\.|Sp\. .*)$/i,
    '',
  );
  const kind = random();
  const parts = core.split(' ');
  const typed =
    kind < 0.3
      ? core
      : kind < 0.65
        ? withTypo(random, core)
        : kind < 0.8
          ? parts.toReversed().join(' ')
          : name;
  return {
    expect: isThere ? meant.id : null,
    party: {
      name: typed,
      aliases: [],
      domains: random() < 0.25 ? domains.map((host) => `https://www.${host}/`) : [],
      registrationNos: [],
      street: null,
      city: random() < 0.4 ? city : null,
      postcode: null,
      country: random() < 0.8 ? country : null,
    },
  };
}
