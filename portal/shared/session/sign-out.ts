import { unwrap, api } from '../api/client.ts';
import { isProblem } from '../api/problem.ts';
import { endSession } from './use-session.ts';

/** Ends the session and clears its data. @throws ApiProblem */
export async function signOut(): Promise<void> {
  try {
    await unwrap(api.DELETE('/api/v1/session'));
  } catch (error) {
    if (!isProblem(error, 'SESSION_REQUIRED')) throw error;
  }
  endSession('signed-out');
}
