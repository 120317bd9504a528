import { question } from '../shared/question.js';

/**
 * Asks for a team's name and does something with it; asks again with what was typed, for as long as another team has it.
 * @param {{title: unknown, action: string, name?: string}} ask
 * @param {(name: string) => Promise<void>} call
 */
export async function askForTeamName({ name = '', ...ask }, call) {
  for (let value = name, wrong; ; ) {
    value = await question({ ...ask, input: { label: 'Name', value, max: 100, wrong } });
    if (!value) return;
    try {
      return await call(value);
    } catch (problem) {
      if (problem.kind !== 'team-name-taken' && !problem.errors?.name) throw problem;
      wrong = problem.errors?.name ?? `${problem.message}.`;
    }
  }
}
