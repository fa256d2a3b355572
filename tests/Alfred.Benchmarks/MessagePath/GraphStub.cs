using System.Globalization;
using System.Text;
using Alfred.Testing.Graph;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Meta's side of sending: takes every message at once and tells for whom it came.</summary>
internal sealed class GraphStub : ProviderStub
{
    private int _messages;

    /// <summary>Called with the number that a message went to, and with its text as JSON writes it.</summary>
    public required Action<string, string> Received { get; init; }

    /// <summary>Where the stages of messages are reported; null when nobody asked for them.</summary>
    public StatusReports? Reports { get; set; }

    protected override string Take(ReadOnlySpan<byte> request)
    {
        var phone = HttpText.Between(request, "\"to\":\"+"u8, (byte)'"');
        // Read marks go to nobody.
        if (phone.IsEmpty)
            return "{\"success\":true}";
        var text = HttpText.Between(request, "\"body\":\""u8, (byte)'"');
        if (text.IsEmpty)
            text = HttpText.Between(request, "\"body\":{\"text\":\""u8, (byte)'"');
        var id = string.Create(CultureInfo.InvariantCulture, $"wamid.BENCH{Interlocked.Increment(ref _messages):d8}");
        Received(Encoding.ASCII.GetString(phone), Encoding.UTF8.GetString(text));
        Reports?.Add(id, Encoding.UTF8.GetString(HttpText.Between(request, "\"biz_opaque_callback_data\":\""u8, (byte)'"')));
        return $"{{\"messaging_product\":\"whatsapp\",\"messages\":[{{\"id\":\"{id}\"}}]}}";
    }
}
