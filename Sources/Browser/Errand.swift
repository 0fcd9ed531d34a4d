/// Something that another program, the clipboard or a file is to do with what the reader sees.
///
/// Texts are already fit to leave: no control character of an article is in them but line ends and tabs.
public enum Errand: Hashable, Sendable {
  /// Puts a text on the clipboard; `name` says what it is, as in “copied the quote”.
  case copy(String, name: String)
  /// Opens an address in a web browser.
  case browse(String)
  /// Opens a file in an editor, at a line from 1.
  case edit(String, line: Int)
  /// Shows a text in a pager.
  case page(String)
  /// Gives a text to a command that the reader typed, on its standard input.
  case pipe(String, into: String)
  /// Writes a text to a file that is not there yet.
  case write(String, to: String)
}

/// How an errand ended, in a line for the reader.
public enum Outcome: Hashable, Sendable {
  case done(String)
  case failed(String)
}
