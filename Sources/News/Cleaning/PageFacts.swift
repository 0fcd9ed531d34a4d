import Prose

/// What the text says about itself.
extension Page {
  var facts: CleanedText.Facts {
    var facts = CleanedText.Facts()
    if let title = kinds.indices.first(where: { kinds[$0] == .title }) {
      facts.title = sourced(draft.lines[title].span)
    }
    facts.published = published
    return facts
  }

  private func sourced(_ span: Span) -> Sourced<String> { Sourced(draft.text[span], .text(span)) }

  /// What is said to be the date of publication, else a bare date, else the date of an update.
  private var published: Sourced<Day>? {
    for status in [DateLine.Status.published, .bare, .updated] {
      for index in verdicts.indices {
        if case .date(let date) = verdicts[index], date.status == status, let day = date.day {
          return Sourced(day, .text(draft.lines[index].span))
        }
      }
    }
    return nil
  }
}
