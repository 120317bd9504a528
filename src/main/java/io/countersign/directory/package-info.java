/** Who is who: workspaces, members and their roles, teams, first-owner set-up, sign-in and sessions. */
package io.countersign.directory;
