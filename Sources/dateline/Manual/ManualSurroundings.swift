extension ManualPage {
  /// Files, environment, exit status and examples: what no table of the program holds.
  func addSurroundings(to page: inout Mdoc) {
    addEnvironment(to: &page)
    addFiles(to: &page)
    page.add("Sh", "EXIT", "STATUS")
    add(
      [
        ("0", "All went well; something was found."),
        ("1", "Nothing was found."),
        ("2", "The arguments, or a query, are not understood."),
        ("3", "Something could not be read."),
        ("128 + n", "A signal with the number n ended the browser."),
      ], to: &page)
    page.add("Sh", "EXAMPLES")
    page.add(
      display: [
        "dateline ~/stories/summit",
        "dateline search 'speaker:xi \"strategic choices\"' ~/stories/summit",
        "dateline quotes --json ~/stories/summit | jq .text",
        "dateline frame --size 36x120 --keys 'jj<Enter>/tariff<Enter>'",
      ])
  }

  private func addEnvironment(to page: inout Mdoc) {
    page.add("Sh", "ENVIRONMENT")
    add(
      [
        ("Ev BROWSER", "Opens the address of an article; without it, xdg-open does."),
        ("Ev DATELINE_LEXICON", "The folder of word lists, where --lexicon does not name one."),
        (
          "Ev VISUAL , EDITOR",
          "Opens the file of an article; it is told the line as in vi +12. Without one, vi does."
        ),
        ("Ev NO_COLOR", "If set and not empty, the browser uses no colours."),
        ("Ev PAGER", "Shows an article; without it, less does."),
        ("Ev TERM", "The kind of terminal; its entry in the terminfo database is used."),
        (
          "Ev DATELINE_MODEL", "The file of learnt weights for names; if set and empty, the rules do without."
        ),
        ("Ev XDG_CONFIG_HOME", "Where dateline/config.toml is; ~/.config without it."),
        (
          "Ev XDG_STATE_HOME",
          """
          Where dateline/memory.tsv keeps earlier searches and commands and saved searches, \
          dateline/sessions where you were in a dossier, and dateline/copied.txt what a terminal could not \
          copy; ~/.local/state without it.
          """
        ),
        (
          "Ev XDG_DATA_HOME",
          """
          Where dateline/notes keeps your corrections and notes on dossiers beside which nothing can be \
          written; ~/.local/share without it.
          """
        ),
      ], to: &page)
  }

  private func addFiles(to page: inout Mdoc) {
    page.add("Sh", "FILES")
    add(
      [
        (
          "Pa ~/.config/dateline/config.toml",
          "Keys, layout, measure, dates and more; dateline config --default prints it with every default."
        ),
        (
          "Pa story.dateline.toml",
          """
          Your corrections and notes on the folder story, beside it. It can be edited by hand; the text before \
          the last change is in story.dateline.toml~.
          """
        ),
      ], to: &page)
    page.add(text: "These lie in share/dateline, or in data of the sources, beside the program or above it.")
    add(
      [
        ("Pa lexicon", "Word lists. Each says at its head what it is, its source and its licence."),
        ("Pa sample", "The sample story."),
      ], to: &page)
  }

  private func add(_ items: [(term: String, text: String)], to page: inout Mdoc) {
    page.add("Bl", "-tag", "-width", "Ds")
    for item in items {
      page.add("It", item.term)
      page.add(text: item.text)
    }
    page.add("El")
  }
}
