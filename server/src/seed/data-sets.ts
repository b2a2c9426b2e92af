import { readFileSync } from 'node:fs';
import { readCsv } from '@portico/domain/csv';
import { epochMs } from '@portico/domain/time';
import * as v from 'valibot';

/** A company out of the data sets, with the person it names, if any. */
export interface Company {
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  city: string | null;
  street: string | null;
  postcode: string | null;
  contact: string | null;
}

/** A listed company, with what its exchange and the authorities call it. */
export interface Enterprise extends Company {
  symbol: string;
  /** Central Index Key of the United States' Securities and Exchange Commission; one for all of a company's shares. */
  cik: string;
  /** Sector of the Global Industry Classification Standard. */
  sector: string;
}

/** An order: who bought, how long before the newest order, how many pieces. */
export interface Order {
  key: string;
  customer: string;
  /** Days before the newest order of the set. */
  age: number;
  pieces: number;
}

/** A product with its price in whole units of the currency. */
export interface CatalogueProduct {
  sku: string;
  name: string;
  family: string;
  price: number;
}

/** What the demo is made from. */
export interface DataSets {
  products: CatalogueProduct[];
  resellers: Company[];
  suppliers: Company[];
  shippers: Company[];
  customers: Map<string, Company>;
  enterprises: Enterprise[];
  /** Full names of the people that work for the vendor. */
  employees: string[];
  /** Oldest first. */
  orders: Order[];
}

const countries: Record<string, string> = {
  Argentina: 'AR',
  Australia: 'AU',
  Austria: 'AT',
  Belgium: 'BE',
  Bermuda: 'BM',
  Brazil: 'BR',
  Canada: 'CA',
  Denmark: 'DK',
  Finland: 'FI',
  France: 'FR',
  Germany: 'DE',
  Ireland: 'IE',
  Italy: 'IT',
  Japan: 'JP',
  Mexico: 'MX',
  Netherlands: 'NL',
  Norway: 'NO',
  Poland: 'PL',
  Portugal: 'PT',
  Singapore: 'SG',
  Spain: 'ES',
  Sweden: 'SE',
  Switzerland: 'CH',
  UK: 'GB',
  'United Kingdom': 'GB',
  USA: 'US',
  Venezuela: 'VE',
};

/** Reads the copied data sets of `server/data-sets`. */
export function readDataSets(): DataSets {
  const customers = csv('northwind/customers').filter(
    (row) => row['CompanyName'] && countries[row['Country'] ?? ''],
  );
  const employees = csv('northwind/employees').filter(
    (row) => row['FirstName'] && row['LastName'] && row['Title'],
  );
  return {
    products: readProducts(),
    resellers: readResellers(),
    suppliers: csv('northwind/suppliers').map(companyOf),
    shippers: csv('northwind/shippers').map(companyOf),
    customers: new Map(customers.map((row) => [row['CustomerID'] ?? '', companyOf(row)])),
    enterprises: csv('sp500/constituents').map(enterpriseOf),
    employees: employees.map((row) => `${row['FirstName']} ${row['LastName']}`),
    orders: readOrders(),
  };
}

function companyOf(row: Record<string, string>): Company {
  return {
    name: row['CompanyName'] ?? '',
    country: countries[row['Country'] ?? 'USA'] ?? 'US',
    city: row['City'] || null,
    street: row['Address'] || null,
    postcode: row['PostalCode'] || null,
    contact: row['ContactName'] || null,
  };
}

/** `Saint Paul, Minnesota` lies in the United States, `Dublin, Ireland` says its country. */
function enterpriseOf(row: Record<string, string>): Enterprise {
  const parts = (row['Headquarters Location'] ?? '').split(';')[0]?.split(',') ?? [];
  return {
    name: row['Security'] ?? '',
    country: countries[parts.at(-1)?.trim() ?? ''] ?? 'US',
    city: parts[0]?.trim() || null,
    street: null,
    postcode: null,
    contact: null,
    symbol: row['Symbol'] ?? '',
    cik: row['CIK'] ?? '',
    sector: row['GICS Sector'] ?? '',
  };
}

function readOrders(): Order[] {
  const pieces = new Map<string, number>();
  for (const line of csv('northwind/order_details')) {
    const id = line['OrderID'] ?? '';
    pieces.set(id, (pieces.get(id) ?? 0) + Number(line['Quantity']));
  }
  const dated = csv('northwind/orders').map((row) => ({
    row,
    at: epochMs(`${row['OrderDate']?.slice(0, 10)}T00:00:00.000Z`),
  }));
  const newest = Math.max(...dated.map(({ at }) => at));
  return dated
    .map(({ row, at }) => ({
      key: row['OrderID'] ?? '',
      customer: row['CustomerID'] ?? '',
      age: (newest - at) / 86_400_000,
      pieces: pieces.get(row['OrderID'] ?? '') ?? 1,
    }))
    .toSorted((a, b) => b.age - a.age || a.key.localeCompare(b.key));
}

/** The form in which Salesforce exports records. */
const tree = <S extends v.GenericSchema>(record: S) => v.object({ records: v.array(record) });
const Family = v.object({ attributes: v.object({ referenceId: v.string() }), Name: v.string() });
const Bike = v.object({ Name: v.string(), Product_Family__c: v.string(), MSRP__c: v.number() });
const Reseller = v.object({
  Name: v.string(),
  BillingCity: v.string(),
  BillingPostalCode: v.string(),
  BillingCountry: v.string(),
});

function readProducts(): CatalogueProduct[] {
  const families = v.parse(tree(Family), json('ebikes/Product_Family__cs')).records;
  const names = new Map(families.map((family) => [`@${family.attributes.referenceId}`, family.Name]));
  return v.parse(tree(Bike), json('ebikes/Product__cs')).records.map((bike) => ({
    sku: bike.Name.replaceAll(' ', '-'),
    name: capitalised(bike.Name),
    family: names.get(bike.Product_Family__c) ?? 'Bikes',
    price: bike.MSRP__c,
  }));
}

function readResellers(): Company[] {
  return v.parse(tree(Reseller), json('ebikes/Accounts')).records.map((account) => ({
    name: account.Name,
    country: countries[account.BillingCountry] ?? 'US',
    city: account.BillingCity,
    street: null,
    postcode: account.BillingPostalCode,
    contact: null,
  }));
}

function capitalised(name: string): string {
  return name.replaceAll(/[A-Z]{3,}/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

function csv(name: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(read(`${name}.csv`));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [header[index] ?? '', cell])));
}

function json(name: string): unknown {
  return JSON.parse(read(`${name}.json`));
}

function read(path: string): string {
  return readFileSync(new URL(`../../data-sets/${path}`, import.meta.url), 'utf8');
}
