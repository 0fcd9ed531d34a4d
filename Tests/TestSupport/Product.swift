import FoundationEssentials

/// The programs of this package, built beside the tests.
public enum Product {
  public static func path(_ name: String) throws -> String {
    let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return String(runner[...(runner.lastIndex(of: "/") ?? runner.startIndex)]) + name
  }
}
