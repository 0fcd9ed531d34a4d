/// What can be typed into a search, once: help, the manual and messages are made of this.
public struct QuerySyntax: Sendable {
  /// How it is typed, with a word for each thing that varies (`fuzzy~1`).
  public let form: String
  /// What it finds, in a few words without a full stop.
  public let meaning: String
  /// A query that uses it.
  public let example: String

  init(_ form: String, _ meaning: String, example: String) {
    self.form = form
    self.meaning = meaning
    self.example = example
  }

  /// Everything but the fields, from the simple to the rare; `Field.help` says what each field is for.
  public static let all = [
    QuerySyntax("words", "articles with all of them, or their plural or singular", example: "leaders summit"),
    QuerySyntax("\"a phrase\"", "exactly these words in a row", example: "\"right side of history\""),
    QuerySyntax("prefix*", "words that start so", example: "strat*"),
    QuerySyntax("-word, NOT word", "articles without it", example: "summit -missile"),
    QuerySyntax("a OR b", "articles with either", example: "summit OR talks"),
    QuerySyntax("( )", "what belongs together", example: "(summit OR talks) trade"),
    QuerySyntax("field:word", "a word in one place only; also with a phrase or ( )", example: "title:summit"),
    QuerySyntax(
      "date:day, date:from..to", "articles of a day, month, year or range", example: "date:jan-2026"),
    QuerySyntax("Word, =word", "the word itself, without plural or singular", example: "=leader"),
    QuerySyntax("wo*d", "any letters in place of each star", example: "m*hamm*d"),
    QuerySyntax("word~1, word~2", "words with so many spelling errors", example: "pyongyong~1"),
    QuerySyntax(
      "\"words\"~5", "the words in any order, at most so many others between", example: "\"trade rice\"~5"),
    QuerySyntax(
      "a NEAR/5 b", "the same for single words; NEAR alone is NEAR/10", example: "trade NEAR/5 rice"),
    QuerySyntax("/pattern/", "text that matches a regular expression", example: "/[0-9]+ (billion|million)/"),
  ]

  /// The words in capitals that are no words to search for, and what they do.
  static let operators = [
    (name: "OR", meaning: "articles with either"), (name: "NOT", meaning: "articles without it"),
    (name: "NEAR", meaning: "words at most \(nearDistance) others apart; NEAR/5"),
    (name: "AND", meaning: "articles with both, as without it"),
  ]

  static let nearDistance = 10
  static let maximumDistance = 1000
  static let maximumNearWords = 16
  static let maximumEdits = 2
}
