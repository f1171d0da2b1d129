import { eventsOf } from "./jobs.js";

/**
 * Follows a job as the server tells how it goes on.
 *
 * @param onJob called with how it stands, at first and after each change
 * @param onLost called when the server tells no more, though the job may go on
 * @returns a function that ends it
 */
export function following(id, onJob, onLost) {
  const source = new EventSource(eventsOf(id));
  source.addEventListener("job", (event) => onJob(JSON.parse(event.data)));
  source.addEventListener("error", () => {
    source.close();
    onLost();
  });
  return () => source.close();
}
