/** What happened, as a sentence after the name of who did it. `…` stands for the name of what it was done to. */
const SAID = {
  'member.signed-in': 'signed in',
  'member.signed-out': 'signed out',
  'sign-in.failed': 'failed to sign in',
  'session.ended': 'ended the session in …',
  'secret.created': 'created the secret …',
  'secret.revealed': 'revealed the secret …',
  'secret.viewed': 'viewed the secret …',
  'secret.edited': 'edited the secret …',
  'secret.history-opened': 'opened the history of …',
  'secret.version-opened': 'opened a version of …',
  'secret.restored': 'restored a version of …',
  'secret.expired': 'took away the secret … at its end',
  'secret.deleted': 'deleted the secret …',
  'secrets.imported': 'imported …',
  'secrets.exported': 'exported …',
  'vault.created': 'created the vault …',
  'vault.edited': 'changed the vault …',
  'vault.disabled': 'disabled the vault …',
  'vault.rekey-begun': 'began to encrypt the vault … anew',
  'vault.rekeyed': 'has encrypted the vault … anew',
  'attachment.added': 'added the file …',
  'attachment.downloaded': 'downloaded the file …',
  'attachment.removed': 'removed the file …',
  'pairing.started': 'asked for a pairing code',
  'trusted-session.paired': 'paired …',
  'trusted-session.ended': 'ended the trusted session …',
  'trusted-session.renamed': 'renamed the trusted session …',
  'confirmation.asked': 'was asked to confirm an action on …',
  'confirmation.sent': 'was sent the request about …',
  'confirmation.confirmed': 'confirmed an action on …',
  'confirmation.denied': 'denied an action on …',
  'confirmation.expired': 'did not confirm in time: …',
  'confirmation.cancelled': 'cancelled the request about …',
  'confirmation.used': 'used the confirmation for …',
  'confirmation.refused': 'was refused a confirmation for …',
  'confirmation.failed': 'gave a wrong answer about …',
  'confirmation.forged': 'got a decision about … that could not be verified',
  'confirmation.locked': 'had confirmations locked after too many failures',
  'member.reset': 'reset the lost phone of …',
  'confirmation.remembered': 'was not asked again about …',
  'confirmation.taken-back': 'took back the request about …',
  'member.renamed': 'changed the own name to …',
  'member.password-changed': 'changed the password of …',
  'member.sign-in-failed': 'typed a wrong password',
  'token.created': 'created the API token …',
  'token.ended': 'ended the API token …',
  'audit.chained': 'began to chain the activity, behind …',
  'workspace.changed': 'changed the settings of …',
  'workspace.created': 'set up the workspace …',
};
const ICONS = {
  secret: 'key',
  secrets: 'key',
  vault: 'safe2',
  attachment: 'paperclip',
  session: 'laptop',
  'sign-in': 'exclamation-triangle',
  confirmation: 'shield-check',
  pairing: 'phone',
  device: 'phone',
  'trusted-session': 'phone',
  member: 'people',
  token: 'terminal',
  audit: 'shield-check',
  workspace: 'gear',
};

/**
 * An audit entry in words. An event that is not known here still makes a sentence: "vault.rekeyed" becomes
 * "rekeyed the vault …".
 * @returns {{icon: string, tone: '' | 'loss' | 'good', before: string, target: string, after: string}}
 */
export function told({ event, target }) {
  const [noun, verb = ''] = event.split('.');
  const said = SAID[event] ?? `${verb.replaceAll('-', ' ')} the ${noun.replaceAll('-', ' ')} …`;
  const name = target?.name ?? '';
  const [before, after = ''] = name && said.includes('…') ? said.split('…') : [said.replace(/[:\s]*…/, ''), ''];
  const loss = /denied|failed|refused|forged|locked|deleted|removed/.test(event);
  return {
    icon: loss && noun === 'confirmation' ? 'exclamation-triangle' : (ICONS[noun] ?? 'activity'),
    tone: loss ? 'loss' : event === 'confirmation.confirmed' ? 'good' : '',
    before,
    target: said.includes('…') ? name : '',
    after,
  };
}
