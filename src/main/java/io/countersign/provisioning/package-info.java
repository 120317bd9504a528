/**
 * The company's own directory keeps members and teams up to date, by SCIM 2.0 (RFC 7643, RFC 7644) with the workspace's
 * SCIM token: users are members, groups are teams of the same name. Why as it is: {@code src/docs/decisions/0016-scim.md}.
 */
package io.countersign.provisioning;
