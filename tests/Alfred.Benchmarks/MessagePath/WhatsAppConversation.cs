using System.Globalization;
using Alfred.Sandbox.Graph;

namespace Alfred.Benchmarks.MessagePath;

/// <summary>Somebody with a telephone.</summary>
internal sealed class WhatsAppConversation(int number) : Conversation(number)
{
    public override string Address { get; } = (34600300000 + number).ToString(CultureInfo.InvariantCulture);

    public override string Identity => $"+{Address}";

    protected override byte[] Request(int message, string text)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"wamid.BENCH{Number:d4}{message:d8}");
        var body = MetaWebhook.Text(Product.PhoneId, Address, id, text);
        return HttpText.Request("/webhook", "application/json", body, ("X-Hub-Signature-256", MetaWebhook.Sign(Product.AppSecret, body)));
    }
}
