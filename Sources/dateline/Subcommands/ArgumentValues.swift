public import ArgumentParser
public import Curses
public import News
public import Prose

// The values of other rooms that can be typed as arguments, under the names that JSON and the configuration give them.

extension Entity.Kind: ExpressibleByArgument {}
extension Event.Status: ExpressibleByArgument {}
extension Quote.Kind: ExpressibleByArgument {}
extension SearchOrder: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// Reads `2026-01-05`.
  public init?(argument: String) { self.init(iso: argument) }
}
