using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Orleans;

/// <summary>The hash that identities carry into tables; stable across processes and machines.</summary>
public static class StableHash
{
    /// <summary>Hashes bytes: XXH32 with seed 0, its four bytes swapped.</summary>
    public static uint ComputeHash(ReadOnlySpan<byte> data) =>
        // The rows of a database carry the big-endian digest read as a little-endian number; a plain XXH32 finds none of them.
        BinaryPrimitives.ReverseEndianness(XxHash32.HashToUInt32(data));

    /// <summary>Hashes the UTF-16 text of a string.</summary>
    public static uint ComputeHash(string data) => ComputeHash(MemoryMarshal.AsBytes(data.AsSpan()));
}
