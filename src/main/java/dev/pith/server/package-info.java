/**
 * Who may ask, how much, and in which form?
 *
 * <p>A request passes five gates, each of which answers with a problem of its own (RFC 9457, always
 * {@code application/problem+json}): Jetty refuses what is not HTTP or too long ({@link
 * JettyProblems}), {@link HostGuard} what a foreign web page sent to a loopback server, {@link
 * ClientRates} who asks too fast, {@link SearchRequestReader} what is not a well-formed question,
 * and {@link Admission} what comes faster than it can be answered. Behind the gates everything is
 * trusted; what fails there is our bug, is logged with its trace and told to the client as a bare
 * 500.
 *
 * <p>Decision (2026-11): requests wait on virtual threads, searches run on a fixed pool. The
 * encoders block inside native code, where a virtual thread would pin its carrier; and Jetty on
 * virtual threads has no back-pressure at all, so the bound must be ours. Cost: one thread
 * hand-over for each search, some tens of microseconds, outside the stage times. The thread that
 * waits is also the clock: when patience ends it ends what the encoders run for its request.
 *
 * <p>Requests that change documents pass {@link ChangeAdmission} instead of the last gate, before
 * their body is read, and are answered when the change is fsynced and can be found. Those that have
 * the index embedded again are answered at once, and told how far it is when they ask. What people
 * say of documents is answered when it is on the disk, and changes no document.
 *
 * <p>Every answer is also counted in {@link LiveTraffic}, by its encoder, for whoever wants to know
 * how long the searches of the last minutes took and how far they agreed with the reference's.
 * Where that was not asked, {@link Shadow} may ask it in the background, behind everybody who
 * searches.
 *
 * <p>Each request has a {@link RequestTrace}, begun before the first gate; {@link RequestRecorder}
 * tells the access log and the metrics of it when its answer is out, whoever gave that. Whoever
 * follows a job holds a place among {@link JobStreams} and no thread but a virtual one.
 *
 * <p>Decision (2026-11): {@code /v1} speaks as OpenAI's API does, because clients and libraries of
 * others know it: its names, 400 for whatever is wrong in a body, and an {@code error} beside the
 * problem. A list of texts passes the last gate in turns of a few, so that a question waits for a
 * few of them, not for the list. Cost: texts are embedded one at a time, on one core for each list,
 * and so a vector does not depend on what else is in its list. The encoders are those that are
 * open, whatever generation of the index is served.
 *
 * <p>Decision (2026-11): the API's paths have a version in them, and one without is another name
 * for the newest: {@link VersionedRoutes} puts the same handler at both, and {@link ApiVersion}
 * makes one of both for keys, logs, metrics and the description. Cost: each route is there twice.
 *
 * <p>Decision (2026-11): the API is described by hand ({@code openapi.json}), and tests hold every
 * request and answer of theirs against it. {@link ApiDocs} serves it, and Swagger UI for those who
 * read it in a browser, under the policy of all pages: that script sets its styles by the object
 * model, which the policy allows, so there is no exception to it. Cost: 2 MB kept in memory.
 *
 * <p>Decision (2026-11): the page's files are read once from the class path and served by exact
 * name. There is no path to traverse, and each file carries a strong entity tag. Cost: a changed
 * file shows only after a restart.
 */
@NullMarked
package dev.pith.server;

import org.jspecify.annotations.NullMarked;
