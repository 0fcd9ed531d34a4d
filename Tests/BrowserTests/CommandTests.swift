import Screen
import Testing

@testable import Browser

@Suite("The table of commands")
struct CommandTests {
  @Test("help fits 60 columns, and starts like a sentence", arguments: Commands.all.map(\.name))
  func help(name: String) throws {
    let command = try #require(Commands.all.first { $0.name == name })
    #expect(command.help.count <= 60)
    #expect(command.help.first?.isUppercase == true)
    #expect(!command.help.hasSuffix("."))
  }

  @Test("every key can be read, and none is bound twice where it works")
  func keys() throws {
    var bound: Set<String> = []
    for command in Commands.all {
      for notation in command.keys {
        let keys = try #require(Key.keys(notation), "\(command.name) has a key nobody can press: \(notation)")
        #expect(keys.map(\.description).joined() == notation)
        #expect(
          bound.insert("\(command.scope) \(notation)").inserted,
          "\(notation) is bound twice in \(command.scope)")
      }
    }
  }

  @Test("no key is the start of another where it works")
  func prefixes() {
    for a in Commands.all {
      for b in Commands.all where a.scope == b.scope || b.scope == .everywhere {
        for short in a.keys {
          #expect(
            !b.keys.contains { $0 != short && $0.hasPrefix(short) }, "\(short) hides a key of \(b.name)")
        }
      }
    }
  }

  @Test("names are unique")
  func names() {
    #expect(Set(Commands.all.map(\.name)).count == Commands.all.count)
  }

  @Test("every command can be carried out in every pane, and leaves a screen of the right size")
  func everywhere() {
    for pane in ["1", "2", "3", "4", "5", "6", "<Enter>", "/ferr"] {
      for command in Commands.all {
        var browsing = Browsing()
        browsing.press(pane)
        _ = command.perform(&browsing.state)
        #expect(browsing.state.render().size == browsing.state.size)
      }
    }
  }
}
