using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Orleans.Runtime;

/// <summary>Integer and guid keys in the text of a grain id, alone or followed by <c>+extension</c>.</summary>
public static class GrainIdKeyExtensions
{
    /// <summary>An integer key: upper-case hexadecimal without padding.</summary>
    public static IdSpan CreateIntegerKey(long key) => IdSpan.Create(key.ToString("X", CultureInfo.InvariantCulture));

    /// <summary>An integer key with an extension.</summary>
    public static IdSpan CreateIntegerKey(long key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension)
            ? CreateIntegerKey(key)
            : IdSpan.Create(string.Create(CultureInfo.InvariantCulture, $"{key:X}+{keyExtension}"));

    /// <summary>A guid key: 32 lower-case hexadecimal digits.</summary>
    public static IdSpan CreateGuidKey(Guid key) => IdSpan.Create(key.ToString("N"));

    /// <summary>A guid key with an extension.</summary>
    public static IdSpan CreateGuidKey(Guid key, string? keyExtension) =>
        string.IsNullOrWhiteSpace(keyExtension) ? CreateGuidKey(key) : IdSpan.Create($"{key:N}+{keyExtension}");

    /// <summary>Reads an integer key.</summary>
    public static bool TryGetIntegerKey(this GrainId grainId, out long key, out string? keyExt)
    {
        var text = SplitExtension(grainId.Key.AsSpan(), out keyExt);
        return Utf8Parser.TryParse(text, out key, out var length, 'X') && length == text.Length;
    }

    /// <summary>Reads an integer key or throws.</summary>
    public static long GetIntegerKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetIntegerKey(out var key, out keyExt) ? key : throw Malformed(grainId, "an integer");

    /// <summary>Reads an integer key or throws.</summary>
    public static long GetIntegerKey(this GrainId grainId) => grainId.GetIntegerKey(out _);

    /// <summary>Reads a guid key.</summary>
    public static bool TryGetGuidKey(this GrainId grainId, out Guid key, out string? keyExt)
    {
        var text = SplitExtension(grainId.Key.AsSpan(), out keyExt);
        key = default;
        return text.Length == 32 && Utf8Parser.TryParse(text, out key, out var length, 'N') && length == 32;
    }

    /// <summary>Reads a guid key or throws.</summary>
    public static Guid GetGuidKey(this GrainId grainId, out string? keyExt) =>
        grainId.TryGetGuidKey(out var key, out keyExt) ? key : throw Malformed(grainId, "a guid");

    /// <summary>Reads a guid key or throws.</summary>
    public static Guid GetGuidKey(this GrainId grainId) => grainId.GetGuidKey(out _);

    private static ReadOnlySpan<byte> SplitExtension(ReadOnlySpan<byte> key, out string? extension)
    {
        var plus = key.IndexOf((byte)'+');
        extension = plus < 0 ? null : Encoding.UTF8.GetString(key[(plus + 1)..]);
        return plus < 0 ? key : key[..plus];
    }

    private static ArgumentException Malformed(GrainId grainId, string wanted) =>
        new($"The key of \"{Embedded.GrainLabel.Of(grainId)}\" is not {wanted} key.", nameof(grainId));
}
