public import News
public import Screen

/// What reaches the browser from outside: a closed set.
public enum Message: Sendable {
  case key(Key)
  /// Text pasted into the terminal; never taken for commands.
  case pasted(String)
  case mouse(MouseEvent)
  case resized(Size)
  /// Reading goes on; what it is at, in words.
  case progress(String)
  /// A dossier to show: a first one without findings, or a finished or newer one.
  case loaded(Dossier, Completeness)
  /// What the reader has written, as its file has it now; or why the file is not understood, and nothing is written.
  case notebook(Notebook, refusal: Problem?)
  /// Changes were written, and what the file then holds; or why they were not.
  case saved(Notebook?, Problem?)
  /// Reading failed as a whole; why, in one line.
  case loadFailed(String)
  /// Nobody has pressed a key for a moment while more of them were awaited (`BrowserState.isKeyPending`).
  case paused
  /// The program came back from being suspended.
  case resumed
  /// An errand was run; how it went.
  case ended(Outcome)

  public enum Completeness: Hashable, Sendable {
    /// Articles and search are there, findings are still being made.
    case searchable
    /// Articles and search are there; the findings are those of the complete dossier before, where an article's text is
    /// the same, until the new ones are made.
    case carried
    case complete
  }
}

/// What the browser asks of the outside: a closed set.
public enum Effect: Hashable, Sendable {
  case quit
  /// Read the dossier again.
  case reload
  /// Stop, as Ctrl-Z does in a shell.
  case suspend
  /// Paint the whole screen anew.
  case repaint
  /// Have the terminal report the mouse.
  case takeMouse
  /// Give the mouse back to the terminal, which selects text with it.
  case releaseMouse
  /// Write changes of the reader's notebook; a `saved` message answers.
  case save([Notebook.Change])
  /// Keep something for later sessions.
  case keep(Memory.Entry)
  /// Take something out of the browser; an `ended` message answers.
  case errand(Errand)
}
