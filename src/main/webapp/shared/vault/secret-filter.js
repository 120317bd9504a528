import { session } from '../session.js';

/** Which secrets the list shows: all. */
export const EVERYTHING = { q: '', type: '', vault: '', mine: false, shared: false };

/** The filter that an address holds. */
export function filterOf(search) {
  const given = new URLSearchParams(search);
  const text = (name) => given.get(name) ?? '';
  return { q: text('q'), type: text('type'), vault: text('vault'), mine: given.has('mine'), shared: given.has('shared') };
}

/** The part of an address that holds a filter; empty for everything. */
export function addressOf(filter) {
  const set = Object.entries(filter).filter(([, value]) => value);
  return set.length ? `?${new URLSearchParams(set)}` : '';
}

/** What the API is asked for. */
export function queryOf({ q, type, vault, mine, shared }, page) {
  const asked = { q, type, vault, owner: mine && session.member.id, shared, ...page };
  return new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
}
