import News
import Screen

/// A letter that the next key is to be.
enum AwaitedLetter: Hashable, Sendable {
  case toMark, toReturn
}

/// Marks: places under a letter.
extension BrowserState {
  /// Takes the letter that a command waits for.
  mutating func take(letter key: Key, for awaited: AwaitedLetter) {
    guard let typed = key.typed else {
      if key.code != .escape { notice = Notice("a mark is a letter") }
      return
    }
    switch (awaited, typed) {
    case (.toReturn, "'"): returnToLastPlace()
    case (_, let letter) where !letter.properties.isAlphabetic: notice = Notice("a mark is a letter")
    case (.toMark, let letter):
      marks[letter] = currentPlace
      notice = Notice("marked; '\(letter) comes back here")
    case (.toReturn, let letter):
      guard let place = marks[letter] else {
        notice = Notice("there is no mark \(letter); m\(letter) sets it")
        return
      }
      history.leave(currentPlace)
      restore(place)
    }
  }

  private mutating func returnToLastPlace() {
    guard let place = history.lastLeft else {
      notice = Notice("there was no jump yet to return from")
      return
    }
    history.leave(currentPlace)
    restore(place)
  }
}

extension History.Place {
  /// The same place in a newer dossier; `nil` where its article is gone.
  func carried(from older: Dossier, to newer: Dossier) -> History.Place? {
    let found = article.flatMap { newer.article(named: older[$0].name, near: $0) }
    guard article == nil || found != nil else { return nil }
    return History.Place(
      focus: focus, list: list, selected: selected, article: found, offset: offset,
      pointed: pointed, filter: filter.carried(from: older, to: newer), query: query)
  }
}
