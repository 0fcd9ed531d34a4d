import News

extension Commands {
  /// What the reader writes.
  static let writing: [Command] = [
    Command("star", ["s"], help: "Star what is selected, or take the star off", perform: { $0.toggleStar() }),
    Command(
      "note", ["a"], help: "Write a note on what is selected", perform: { $0.askForRemark(.note) }),
    Command("tag", ["t"], help: "Give tags to what is selected", perform: { $0.askForRemark(.tags) }),
    Command("notes", ["gn"], help: "Show all you have starred, tagged, noted and corrected") {
      $0.openPage(.notes)
    },
    Command(
      "highlight", ["ch"], help: "Highlight what was searched or the name, or stop it",
      perform: { $0.toggleHighlight() }
    ).taking("colour") { $0.highlight(in: $1) },
    Command("doubles", ["gd"], help: "Show names that may be one") { $0.openSuggestions() },
    Command(
      "set-name", ["cn"], help: "Correct a title, or the name of a person or event",
      perform: { $0.askForName() }),
    Command(
      "set-date", ["cd"], help: "Correct the date of an article or event", perform: { $0.askForDate() }),
    Command(
      "set-kind", ["ck"], help: "Correct what kind of quote, name or event it is",
      perform: { $0.askForKind() }),
    Command(
      "set-speaker", ["cs"], help: "Correct who says the selected quote", perform: { $0.askForSpeakers() }),
    Command(
      "merge", ["cm"], help: "Say which other names are the selected one", perform: { $0.askForNames(.merge) }
    ),
    Command(
      "split", ["cf"], help: "Say which forms are not the selected name's",
      perform: { $0.askForNames(.split) }),
    Command("set-owner", ["cw"], help: "Say who is named here", perform: { $0.askForOwner() }),
    Command("set-outlet", ["co"], help: "Correct the article's outlet") { $0.askAboutReport(.outlet) },
    Command("set-language", ["cl"], help: "Correct the article's language") { $0.askAboutReport(.language) },
    Command("add-event", ["ca"], help: "Make an event of what is read", perform: { $0.askForEvent() }),
    Command(
      "take-out", ["cx"], help: "Take out a name, event or line; bring a line back", perform: { $0.takeOut() }
    ),
    Command("undo", ["cu"], help: "Take the last correction or note back", perform: { $0.undoEdit() }),
    Command("redo", ["cr"], help: "Make it again", perform: { $0.redoEdit() }),
  ]

  /// On the page of names that may be one.
  static let suggesting: [Command] = [
    Command(
      "same-name", ["+"], .page, help: "Say that the two names are one", hint: "one name",
      offered: { $0.isSuggesting && $0.overlay?.selected != nil }, perform: { $0.decide(.merge) }),
    Command(
      "other-name", ["-"], .page, help: "Say that they are not", hint: "two names",
      offered: { $0.isSuggesting && $0.overlay?.selected != nil }, perform: { $0.decide(.distinct) }),
  ]
}
