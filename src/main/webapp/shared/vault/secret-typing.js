/** The values of a form after something was typed into one of its inputs. */
export function typedInto(values, { name, type, checked, value }) {
  const [part, at, member] = name.split('.');
  if (part === 'fields') return { ...values, fields: { ...values.fields, [at]: value } };
  if (part !== 'own') return { ...values, [name]: type === 'checkbox' ? checked : value };
  const own = values.own.map((field, other) => (other === Number(at) ? { ...field, [member]: value } : field));
  return { ...values, own };
}

/** Two fields of one name would be one. @returns what is wrong with which label, or null */
export function clashes(kind, own) {
  const labels = own.map(({ label }) => label.trim());
  const taken = (label, at) => labels.indexOf(label) < at || kind.fields.some(({ name }) => name === label);
  const wrong = labels.flatMap((label, at) => (taken(label, at) ? [[`own.${at}.label`, 'is the label of another field already']] : []));
  return wrong.length ? Object.fromEntries(wrong) : null;
}
