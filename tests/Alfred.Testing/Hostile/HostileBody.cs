using System.Text;
using System.Text.Json;
using Alfred.Sandbox.Graph;
using Alfred.Sandbox.Slack;
using Alfred.Testing.Instances;

namespace Alfred.Testing.Hostile;

/// <summary>A body that a provider would not send, made from a seed.</summary>
/// <param name="IsSlack">Which webhook it is for.</param>
/// <param name="Bytes">The body.</param>
/// <param name="ContentType">What it claims to be.</param>
public sealed record HostileBody(bool IsSlack, byte[] Bytes, string ContentType)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly byte[][] Corpus =
    [
        [], "null"u8.ToArray(), "[]"u8.ToArray(), "17"u8.ToArray(), "\"text\""u8.ToArray(), "{}"u8.ToArray(), [0xEF, 0xBB, 0xBF],
        [0xEF, 0xBB, 0xBF, (byte)'{', (byte)'}'],
        [0xFF, 0xFE, 0x00], "{\"object\":"u8.ToArray(), Encoding.ASCII.GetBytes(new string('[', 10_000)),
        Encoding.ASCII.GetBytes(new string('{', 10_000)),
        Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))), "{\"a\":1,\"a\":2,\"a\":{}}"u8.ToArray(),
        "{\"\\ud83d\":1}"u8.ToArray(),
        Encoding.ASCII.GetBytes($"{{\"n\":1{new string('0', 5_000)}}}"), "{\"n\":1e999999}"u8.ToArray(), "{\"n\":-0.0000E-0}"u8.ToArray(),
        Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"k{i}=v"))),
        "command=%zz%00%ff&team_id=%&user_id"u8.ToArray(),
        "payload=%7B%22type%22&payload=x"u8.ToArray(), "command=/x&command=/y&team_id=T1&team_id=T2"u8.ToArray(),
        "ssl_check=1&command=/alfred&text=expense+5"u8.ToArray(),
    ];

    // What stands in place of a value: wrong kinds, halves of characters, numbers beyond every type, kinds of events that nobody knows.
    private static readonly string[] Values =
    [
        "null", "true", "[]", "{}", "17", "-1", "1e400", "99999999999999999999999", "\"\"", "\"\\ud83d\"", "\"\\u0000\"", "\"a\\u0000b\"",
        "\"\\udc00\\ud800\"", "[[[[]]]]",
        "{\"a\":{\"a\":{}}}", "\"unknown_kind\"", "\"1749416383.5\"", "\"\\r\\n\"",
    ];

    /// <summary>True for what is no JSON at all, and claims to be.</summary>
    public bool IsNoJson
    {
        get
        {
            if (ContentType != Json)
                return false;
            try
            {
                using var _ = JsonDocument.Parse(Bytes.AsMemory(Bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0));
                return false;
            }
            catch (JsonException)
            {
                return true;
            }
        }
    }

    /// <summary>One body; the same for the same numbers.</summary>
    public static HostileBody Of(int seed, int number)
    {
        var (random, isSlack, isForm) = Kind(seed, number);
        var good = Good(isSlack, isForm, number);
        var bytes = random.Next(8) switch
        {
            0 => Corpus[random.Next(Corpus.Length)],
            1 => good[..random.Next(good.Length)],
            2 or 3 => Flip(good, random),
            4 => isForm ? Flip(good, random) : Encoding.UTF8.GetBytes(Replace(Encoding.UTF8.GetString(good), random)),
            5 => [.. good, .. good],
            6 => Splice(good, random),
            _ =>
                number % 64 == 7
                    ? Encoding.UTF8.GetBytes(
                        Encoding.UTF8.GetString(good).Replace("ping", new string('x', 900_000), StringComparison.Ordinal))
                    : Splice(good, random),
        };
        return new(isSlack, bytes, isForm ? Form : Json);
    }

    /// <summary>The body that it would have been: what a provider does send, of the same kind.</summary>
    public static HostileBody WellFormed(int seed, int number)
    {
        var (_, isSlack, isForm) = Kind(seed, number);
        return new(isSlack, Good(isSlack, isForm, number), isForm ? Form : Json);
    }

    private static (Random Random, bool IsSlack, bool IsForm) Kind(int seed, int number)
    {
        // Not HashCode, which is another one in each process; spread, since neighbouring seeds begin alike.
        var random = new Random(unchecked(((seed * 397) ^ number) * (int)0x9E3779B9));
        var isSlack = number % 2 == 1;
        return (random, isSlack, isSlack && random.Next(3) == 0);
    }

    private static byte[] Good(bool isSlack, bool isForm, int number)
    {
        if (!isSlack)
            return MetaWebhook.Text(TwoChannelInstance.PhoneId, "34600111222", $"wamid.H{number}", "ping 🌶 \"x\"");
        return isForm
            ? SlackWebhookRequest.Command("T111", "U111", "/alfred", "ping", $"trigger.{number}")
            : Encoding.UTF8.GetBytes(
                $$"""{"type":"event_callback","team_id":"T111","event_id":"Ev{{number}}","event":{"type":"message","channel_type":"im","user":"U111","text":"ping","ts":"1.{{number}}","channel":"D111"},"authorizations":[{"team_id":"T111","user_id":"UBOT","is_bot":true}]}""");
    }

    private static byte[] Flip(byte[] good, Random random)
    {
        var bytes = (byte[])good.Clone();
        for (var flips = random.Next(1, 6); flips > 0; flips--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return bytes;
    }

    private static byte[] Splice(byte[] good, Random random)
    {
        var (from, to, length) = (random.Next(good.Length), random.Next(good.Length), random.Next(1, 40));
        return [.. good[..to], .. good.AsSpan(from, Math.Min(length, good.Length - from)), .. good[to..]];
    }

    /// <summary>Puts something else in the place of one value.</summary>
    private static string Replace(string json, Random random)
    {
        var values = new List<(int Start, int End)>();
        for (var i = json.IndexOf("\":", StringComparison.Ordinal); i >= 0; i = json.IndexOf("\":", i + 2, StringComparison.Ordinal))
        {
            var end = json.IndexOfAny([',', '}', ']'], i + 2);
            if (end > 0 && json[i + 2] is not ('{' or '['))
                values.Add((i + 2, end));
        }

        var (start, stop) = values[random.Next(values.Count)];
        return $"{json[..start]}{Values[random.Next(Values.Length)]}{json[stop..]}";
    }
}
