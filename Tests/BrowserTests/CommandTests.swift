import Screen
import Testing

@testable import Browser

@Suite("The table of commands")
struct CommandTests {
  /// Prompts that list commands list the one given last first.
  private static let namesToGive = Commands.all.filter { $0.scope == .everywhere }.map(\.name)
    .filter { !["go-to", "command-line"].contains($0) }

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

  @Test("each key of a command leads to it where it works", arguments: Commands.all.map(\.name))
  func reachable(name: String) throws {
    let command = try #require(Commands.all.first { $0.name == name })
    let scopes = [.lists, .reader].contains(command.scope) ? [command.scope, .everywhere] : [command.scope]
    for notation in command.keys {
      let keys = try #require(Key.keys(notation))
      guard case .command(let found) = Keymap(Commands.all).match(keys, in: scopes) else {
        Issue.record("\(notation) leads nowhere")
        continue
      }
      #expect(found.name == name)
    }
  }

  @Test(
    "commands of the panes are given by name, too",
    arguments: namesToGive)
  func byName(name: String) {
    var typed = Browsing().pressing(":" + name + "<Enter>")
    var called = Browsing()
    _ = Commands.all.first { $0.name == name }?.perform(&called.state)
    // What is remembered of it is no matter of the screen.
    typed.state.memory = called.state.memory
    #expect(typed.screen == called.screen)
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
