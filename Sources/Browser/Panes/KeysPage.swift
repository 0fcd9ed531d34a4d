import News
import Prose
import Screen
import Search

/// All keys, those that work here first, and what can be typed into a search.
struct KeysPage {
  let state: BrowserState

  private static let keyColumns = 26

  var lines: [PageLine] {
    var lines: [PageLine] = []
    for scope in scopes {
      let commands = state.settings.commands.filter { $0.scope == scope && !$0.keys.isEmpty }
      add(scope.title, commands.map { ($0.readableKeys.joined(separator: "  "), $0.help) }, to: &lines)
    }
    return lines + [PageLine(StyledText())] + syntax
  }

  /// The scopes of the pane that has the keyboard come first.
  private var scopes: [Command.Scope] {
    let here: [Command.Scope] = [state.focus == .reader ? .reader : .lists, .everywhere]
    return here + Command.Scope.allCases.filter { !here.contains($0) }
  }

  var syntax: [PageLine] {
    var lines: [PageLine] = []
    add("In a search", QuerySyntax.all.map { ($0.form, $0.meaning + ", as in " + $0.example) }, to: &lines)
    add("Fields of a search", DossierField.fields.map { ($0.name + ":", $0.help) }, to: &lines)
    return lines
  }

  private func add(_ title: String, _ rows: [(keys: String, text: String)], to lines: inout [PageLine]) {
    if !lines.isEmpty { lines.append(PageLine(StyledText())) }
    lines.append(PageLine(heading: title))
    for row in rows {
      let text = Text(row.text)
      let measure = max(20, state.size.columns - Self.keyColumns - 3)
      for (index, span) in Wrapping(columns: measure).lines(of: text.span, in: text).enumerated() {
        let keys = Columns.padded(index == 0 ? row.keys : "", to: Self.keyColumns)
        var line = StyledText("  " + keys, Style(.key))
        line.append(text[span], .text)
        lines.append(PageLine(line))
      }
    }
  }
}
