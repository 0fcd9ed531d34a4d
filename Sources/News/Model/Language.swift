/// The language of an article.
public struct Language: Hashable, Sendable {
  /// By ISO 639-1 (`en`, `ko`); `und` for a script whose languages are not told apart.
  public let code: String

  /// The language of that code.
  public init(code: String) {
    self.code = code
  }

  /// The language whose grammar the analysis knows.
  public static let english = Language(code: "en")
}
