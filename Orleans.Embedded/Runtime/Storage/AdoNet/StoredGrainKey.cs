using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// A grain's key as Orleans' storage table splits it. The text alone decides, not the interface: a string key that reads like a guid or a
/// hexadecimal number is stored as one.
/// </summary>
internal readonly record struct StoredGrainKey(long N0, long N1, string? Extension, int Hash)
{
    public static StoredGrainKey Of(GrainId grainId)
    {
        var text = grainId.Key.ToString();
        if (grainId.TryGetGuidKey(out var guid, out var extension))
        {
            Span<byte> bytes = stackalloc byte[16];
            guid.TryWriteBytes(bytes);
            return new StoredGrainKey(
                BinaryPrimitives.ReadInt64LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), extension, HashOf(bytes, extension));
        }

        if (grainId.TryGetIntegerKey(out var number, out extension))
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
            return new StoredGrainKey(0, number, extension, HashOf(bytes, extension));
        }

        return new StoredGrainKey(0, 0, text, HashOf([], text));
    }

    /// <summary>The hash of a state's name.</summary>
    public static int HashOf(string stateName) => unchecked((int)StableHash.ComputeHash(Encoding.UTF8.GetBytes(stateName)));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{N0}/{N1}/{Extension}");

    private static int HashOf(ReadOnlySpan<byte> number, string? extension)
    {
        byte[] bytes = [.. number, .. extension is null ? [] : Encoding.UTF8.GetBytes(extension)];
        // Orleans reads the whole key from the end.
        Array.Reverse(bytes);
        return unchecked((int)StableHash.ComputeHash(bytes));
    }
}
