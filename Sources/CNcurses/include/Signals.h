/// Signals as bytes on a pipe, so that the loop that waits for keys can wait for them too.
#ifndef DATELINE_SIGNALS_H
#define DATELINE_SIGNALS_H

/// From now on SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP and SIGQUIT each put a byte, their number, on a
/// pipe. Those that the program was told to ignore (`nohup`) stay ignored. A second signal to end that comes before
/// the first was obeyed ends the program at once, with the terminal restored by the guard.
/// Returns the pipe's end to read from, which never blocks; -1 if there is none.
int signals_open(void);

/// The program has seen the signal to end that came last and goes on: one more is again a first one.
void signals_go_on(void);

/// Gives the signals back to whoever had them.
void signals_close(void);

/// Stops this process until it is continued. Returns at once where nobody could continue it.
void signals_stop_process(void);

/// Stops every process of the job, as Ctrl-Z at the keyboard does.
void signals_stop_job(void);

/// Leaves the keyboard's signals to another program that runs on the terminal now: this one is neither interrupted nor
/// ended by them, and is stopped as the rest of its job is. Broken pipes are errors of `write`.
void signals_lend(void);

/// Takes the signals back after `signals_lend`.
void signals_take_back(void);

/// A counter to wake a loop with: readable once something was written to it. -1 if there is none.
int wake_open(void);
void wake_post(int descriptor);
void wake_drain(int descriptor);

#endif
