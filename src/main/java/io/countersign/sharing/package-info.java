/**
 * Secrets that several people use: what their owners have granted to members and teams, and who has access because of it.
 * What counts for a member is one row, the strongest of all ways, kept in step in the transaction that changes a way. And
 * links for people outside: copies, under keys that are in the links alone.
 */
package io.countersign.sharing;
