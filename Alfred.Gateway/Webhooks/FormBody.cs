using System.Buffers;

namespace Alfred.Gateway.Webhooks;

/// <summary>
/// Reads named fields of a URL-encoded form from raw bytes. The framework's reader throws for bad bytes and for more than 1,024 keys; this
/// one finds what it is asked for and ignores everything else. Of repeated fields the first counts.
/// </summary>
internal readonly ref struct FormBody(ReadOnlySpan<byte> body)
{
    private readonly ReadOnlySpan<byte> _body = body;

    /// <summary>The decoded bytes of a field; null when there is none.</summary>
    public byte[]? Bytes(ReadOnlySpan<byte> name) => Find(name, out var field) ? Decode(field) : null;

    /// <summary>
    /// A field as text, with a replacement character for whatever is no character; null when there is none. Of what nobody can have written
    /// by hand only the beginning.
    /// </summary>
    public string? Text(ReadOnlySpan<byte> name) =>
        Find(name, out var field)
            ? Encoding.UTF8.GetString(Decode(field.Length > JsonReading.MaxTextLength ? field[..JsonReading.MaxTextLength] : field))
            : null;

    /// <summary>A field that can serve as an identifier; null when it is missing, empty, long, or has odd characters.</summary>
    public string? Id(ReadOnlySpan<byte> name) =>
        Text(name) is { Length: > 0 and <= 250 } text && text.All(static c => !char.IsControl(c) && c != '\uFFFD') ? text : null;

    private bool Find(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        foreach (var range in _body.Split((byte)'&'))
        {
            var field = _body[range];
            if (field.StartsWith(name) && field.Length > name.Length && field[name.Length] == '=')
            {
                value = field[(name.Length + 1)..];
                return true;
            }
        }

        value = default;
        return false;
    }

    private static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var next = encoded[i];
            if (next == '+')
            {
                next = (byte)' ';
            }
            else if (next == '%' && i + 2 < encoded.Length
                && Convert.FromHexString(encoded.Slice(i + 1, 2), decoded.AsSpan(length, 1), out _, out _) == OperationStatus.Done)
            {
                next = decoded[length];
                i += 2;
            }

            decoded[length++] = next;
        }

        Array.Resize(ref decoded, length);
        return decoded;
    }
}
