import { html, nothing } from '../lib/lit-html.js';

const ROLES = [
  ['super-admin', 'Super admin'],
  ['admin', 'Admin'],
  ['user', 'User'],
  ['guest', 'Guest'],
];
const MOST_GROUPS = 20;

/** What the form begins with. */
export function asked(provider) {
  const { name = '', issuer = '', clientId = '', domains = [], groupsClaim = 'groups', roles = [], otherRole = 'user', joining = false, passwords = 'all' } =
    provider ?? {};
  return { name, issuer, clientId, clientSecret: '', domains: domains.join(', '), groupsClaim, roles, otherRole, joining, passwords };
}

/** What is typed, for the form to be drawn anew and as the API takes it. */
export function typed(element) {
  const data = new FormData(element);
  const text = (name) => data.get(name)?.trim() ?? '';
  const roles = data.getAll('role');
  const form = {
    name: text('name'),
    issuer: text('issuer'),
    clientId: text('clientId'),
    clientSecret: data.get('clientSecret'),
    domains: text('domains'),
    groupsClaim: text('groupsClaim') || 'groups',
    roles: data.getAll('group').map((group, i) => ({ group: group.trim(), role: roles[i] })),
    otherRole: text('otherRole'),
    joining: data.has('joining'),
    passwords: text('passwords'),
  };
  const { clientSecret, ...rest } = form;
  const domains = form.domains.toLowerCase().split(/[\s,;]+/).filter(Boolean);
  return { form, body: { ...rest, domains, ...(clientSecret && { clientSecret }) } };
}

export function line(name, label, value, { wrong, max, type = 'text', hint, needed = true }) {
  const id = `provider-${name}`;
  return html`<div class="field"><label for=${id}>${label}</label>
    <input class="input" id=${id} name=${name} type=${type} .value=${value} maxlength=${max} ?required=${needed} autocomplete=${type === 'password' ? 'new-password' : 'off'}
      spellcheck="false" aria-invalid=${Boolean(wrong)} aria-describedby="${id}-hint ${id}-wrong" />
    ${hint ? html`<small id="${id}-hint">${hint}</small>` : nothing}
    ${wrong ? html`<p class="wrong beneath" id="${id}-wrong" role="alert">${sentence(wrong)}</p>` : nothing}</div>`;
}

function sentence(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Which group gives which role.
 * @param {(change: (form: object) => object) => void} reshape
 */
export function groupRows(form, wrong, reshape) {
  const { roles, otherRole, groupsClaim } = form;
  const why = Object.keys(wrong).find((member) => member.startsWith('roles'));
  return html`<fieldset class="group-roles"><legend>Roles by groups</legend>
    <p class="soft small">Decided at each sign-in; the highest one counts. Owners stay owners. Without any, roles are given here only.</p>
    ${roles.map(
      ({ group, role }, i) => html`<div class="group-role">
        <input class="input" name="group" .value=${group} required maxlength="80" autocomplete="off" aria-label="Group" placeholder="Group" />
        <select class="input" name="role" aria-label="Role">${ROLES.map(([id, words]) => html`<option value=${id} ?selected=${id === role}>${words}</option>`)}</select>
        <button type="button" class="button quiet icon" aria-label="Remove this group" title="Remove this group"
          @click=${() => reshape((now) => ({ ...now, roles: now.roles.filter((_, at) => at !== i) }))}><cs-icon name="x-lg"></cs-icon></button>
      </div>`,
    )}
    ${why ? html`<p class="wrong beneath" role="alert">${sentence(wrong[why])}</p>` : nothing}
    ${roles.length < MOST_GROUPS
      ? html`<div><button type="button" class="button" @click=${() => reshape((now) => ({ ...now, roles: [...now.roles, { group: '', role: 'user' }] }))}><cs-icon name="plus-lg"></cs-icon>Add group</button></div>`
      : nothing}
    <label class="field"><span>${roles.length ? 'Role of all others, and of who joins' : 'Role of who joins'}</span>
      <select class="input" name="otherRole">${ROLES.slice(2).map(([id, words]) => html`<option value=${id} ?selected=${id === otherRole}>${words}</option>`)}</select></label>
    ${roles.length
      ? html`<div class="field"><label for="provider-claim">Claim with the groups</label><input class="input" id="provider-claim" name="groupsClaim" .value=${groupsClaim} maxlength="60" autocomplete="off" spellcheck="false" /></div>`
      : nothing}
  </fieldset>`;
}
