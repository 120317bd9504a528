/**
 * Web Push, as a browser's push service wants it: subscriptions checked when they come, messages encrypted for one
 * phone (RFC 8291), signed with this server's key (RFC 8292) and posted (RFC 8030) to addresses that were checked
 * before they were connected to. An endpoint is a capability given to us by a client: it is neither trusted nor shown. Who
 * else sends to addresses that others have named uses the same guarded client.
 */
package io.countersign.push;
