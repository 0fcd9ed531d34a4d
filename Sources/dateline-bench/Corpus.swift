import Glibc
import Prose
import Search

/// A folder of texts, read with as few system calls as there can be: one listing, then open, read and close for each.
///
/// Safety: every name in `names` ends with a NUL, and `starts` are those of names; `read` writes only behind `offset`
/// and before the end of the memory it is given.
struct Corpus: Sendable {
  private let folder: CInt
  /// The files' names, one after the other.
  private var names: [UInt8] = []
  /// Where each name starts, in the order of their bytes.
  private var starts: [Int] = []

  var count: Int { starts.count }

  init?(path: String) {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    folder = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0, let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
      if name[0] == UInt8(ascii: ".") { continue }
      starts.append(names.count)
      let length = strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      names.append(contentsOf: UnsafeBufferPointer(start: name, count: length + 1))
    }
    sort()
  }

  private mutating func sort() {
    names.append(contentsOf: repeatElement(0, count: 8))
    starts = names.withUnsafeBytes { memory in
      var keys = starts.map { start in
        let head = memory.loadUnaligned(fromByteOffset: start, as: UInt64.self).bigEndian
        return KeyedNumber(key: head, number: UInt32(start))
      }
      keys.sortByKey { a, b in
        memory[Int(a)...].prefix { $0 != 0 }.lexicographicallyPrecedes(memory[Int(b)...].prefix { $0 != 0 })
      }
      return keys.map { Int($0.number) }
    }
  }

  /// Reads a file into `memory`, growing it when it is full.
  /// - Returns: how many bytes the file has; 0 if it cannot be read.
  private func read(_ number: Int, into memory: inout UnsafeMutableRawBufferPointer) -> Int {
    let file = open(number)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var end = 0
    while true {
      if memory.count - end < 64 << 10 { grow(&memory) }
      let space = memory.count - end
      let count = Glibc.read(file, memory.baseAddress.map { $0 + end }, space)
      if count > 0 { end += count }
      // A short read of a regular file is its end.
      if count < space { return end }
    }
  }

  private func grow(_ memory: inout UnsafeMutableRawBufferPointer) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(memory.count * 2, 256 << 10), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(memory))
    memory.deallocate()
    memory = larger
  }

  /// One text, read again.
  func bytes(_ number: Int) -> [UInt8] {
    let file = open(number)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    // As long as most articles are; a longer one takes a second read.
    var space = 16 << 10
    while true {
      let more = [UInt8](unsafeUninitializedCapacity: space) { memory, count in
        count = max(0, Glibc.read(file, memory.baseAddress, space))
      }
      bytes = bytes.isEmpty ? more : bytes + more
      if more.count < space { return bytes }
      space *= 4
    }
  }

  private func open(_ number: Int) -> CInt {
    names.withUnsafeBytes { names -> CInt in
      guard let base = names.baseAddress else { return -1 }
      let name = base.advanced(by: starts[number]).assumingMemoryBound(to: CChar.self)
      return openat(folder, name, O_RDONLY | O_CLOEXEC)
    }
  }

  /// The index of the texts in `range`, each of them one part of the first of `fields`.
  func segment(_ range: Range<Int>, fields: [Field]) -> Segment {
    var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { memory.deallocate() }
    var builder = SegmentBuilder(fields: fields)
    for number in range {
      let count = read(number, into: &memory)
      builder.add(UnsafeRawBufferPointer(memory).bytes, Span(0, count), to: 0)
    }
    return builder.segment()
  }
}
