/** What happened, as a sentence after the name of who did it. `…` stands for the name of what it was done to. */
const SAID = {
  'session.started': 'signed in',
  'session.ended': 'ended a session',
  'session.refused': 'failed to sign in',
  'sign-in.failed': 'failed to sign in',
  'sign-in.refused': 'failed to sign in',
  'secret.created': 'created the secret …',
  'secret.revealed': 'revealed the secret …',
  'secret.viewed': 'viewed the secret …',
  'secret.edited': 'edited the secret …',
  'secret.deleted': 'deleted the secret …',
  'pairing.opened': 'asked for a pairing code',
  'device.paired': 'paired …',
  'trusted-session.paired': 'paired …',
  'trusted-session.started': 'paired …',
  'trusted-session.ended': 'ended the trusted session …',
  'trusted-session.renamed': 'renamed the trusted session …',
  'confirmation.requested': 'was asked to confirm: …',
  'confirmation.opened': 'was asked to confirm: …',
  'confirmation.confirmed': 'confirmed: …',
  'confirmation.denied': 'denied: …',
  'confirmation.expired': 'let a request expire: …',
  'confirmation.cancelled': 'cancelled a request: …',
  'confirmation.used': 'used a confirmation: …',
  'confirmation.locked': 'had confirmations locked after too many failures',
  'member.reset': 'reset the lost phone of …',
  'workspace.edited': 'changed the settings of …',
  'workspace.created': 'set up the workspace …',
};
const ICONS = {
  secret: 'key',
  session: 'laptop',
  'sign-in': 'laptop',
  confirmation: 'shield-check',
  pairing: 'phone',
  device: 'phone',
  'trusted-session': 'phone',
  member: 'people',
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
  const loss = /denied|failed|refused|locked|deleted/.test(event);
  return {
    icon: loss && noun === 'confirmation' ? 'exclamation-triangle' : (ICONS[noun] ?? 'activity'),
    tone: loss ? 'loss' : event === 'confirmation.confirmed' ? 'good' : '',
    before,
    target: said.includes('…') ? name : '',
    after,
  };
}
