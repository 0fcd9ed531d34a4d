import News
import Search

/// The search prompt and what it found.
struct SearchState: Sendable {
  var field = TextField()
  /// Whether keys go to the prompt.
  var isTyping = false
  /// The results of the last query that was understood; `nil` before the first.
  var results: SearchResults?
  /// What the articles of the results have in common.
  var facets: SearchFacets?
  /// In which order results are listed.
  var order = SearchOrder.relevance
  /// Whether the results are of an earlier query, because a key came before those of the last one were there.
  var isBehind = false
  /// What may stand where the cursor is.
  var completions: Completions?
  /// Which of them was put there last.
  var completion: Int?
  /// What is wrong with the query as it stands.
  var error: QueryError?
  /// Where the reader was when the prompt opened; Esc returns there.
  var origin: History.Place?
  /// Which of the earlier queries the prompt shows; `nil` for a new one.
  var recalled: Int?

  /// Shows the query `distance` places earlier (negative: later) in the prompt.
  mutating func recall(_ distance: Int, of past: [String]) {
    let index = (recalled ?? past.count) - distance
    guard index >= 0 else { return }
    recalled = index < past.count ? index : nil
    field = TextField(index < past.count ? past[index] : "")
  }
}
