using System.Collections.Immutable;
using System.Text.Json;
using Alfred.Channels;
using Alfred.Gateway.Tests.Hosting;
using Alfred.Inbox;

namespace Alfred.Gateway.Tests.Fixtures;

/// <summary>Every recorded request gets the status that the manifest expects, and gives exactly the messages and statuses in it.</summary>
public sealed class FixtureTests
{
    private const int Mutations = 20;

    [Fact]
    public async Task every_request_gets_its_expected_status()
    {
        await using var gateways = await FixtureGateways.StartAsync();
        foreach (var fixture in Requests())
        {
            var status = await gateways.SendAsync(fixture);
            Assert.True(
                fixture.ExpectedStatuses.Contains(status),
                $"{fixture.File}: HTTP {status}, expected {fixture.Manifest.GetProperty("expect_status")}");
        }
    }

    [Fact]
    public async Task every_whatsapp_body_gives_exactly_its_messages_and_statuses()
    {
        await using var gateways = await FixtureGateways.StartAsync();
        foreach (var fixture in Requests().Where(fixture => fixture.Manifest.TryGetProperty("messages", out _)))
        {
            await gateways.SendAsync(fixture);
            var inbox = gateways.Of(fixture).Inbox;
            Assert.Equal(
                Lines(ExpectedMessages(fixture)), Lines(inbox.Fresh.Select(fresh => Actual(fixture, gateways.Of(fixture).Channel, fresh))));
            Assert.Equal(
                Lines(ExpectedStatuses(fixture)),
                Lines(inbox.Receipts.Select(receipt => $"{fixture.File}: {receipt.ProviderId} {receipt.Stage} {receipt.Reason}")));
        }
    }

    [Fact]
    public async Task unsigned_mutations_are_refused_and_signed_ones_never_fail()
    {
        await using var gateways = await FixtureGateways.StartAsync();
        var random = new Random(20261122);
        foreach (var fixture in Requests().Where(fixture => fixture.Method == "POST"))
        {
            for (var i = 0; i < Mutations; i++)
            {
                var mutated = Mutate(fixture.Body, random);
                Assert.Equal((fixture.File, 401), (fixture.File, await gateways.SendAsync(fixture, mutated, fixture.Headers)));
                var status = await gateways.SendAsync(fixture, mutated, FixtureGateways.SignedAgain(fixture, mutated));
                Assert.True(status < 500, $"{fixture.File}: HTTP {status} for mutation {i}");
                ReadEverything(gateways.Of(fixture));
            }
        }
    }

    private static ImmutableArray<Fixture> Requests()
    {
        var all = FixtureFolder.All().Where(fixture => fixture.IsRequest).ToImmutableArray();
        Assert.SkipWhen(all.IsEmpty, FixtureFolder.Missing);
        return all;
    }

    // What was stored is read later by the conversation: it may find nothing, and say so, but nothing else.
    private static void ReadEverything(TestGateway gateway)
    {
        foreach (var (delivery, item) in gateway.Inbox.Fresh)
        {
            try
            {
                gateway.Channel.Read(delivery.Body, delivery.ContentType, item.Ordinal);
            }
            catch (FormatException)
            {
                // The row is dead-lettered with this text.
            }
        }
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        if (body.Length == 0)
            return [(byte)random.Next(256)];
        var mutated = (byte[])body.Clone();
        int at;
        do
        {
            at = random.Next(mutated.Length);
            mutated[at] = (byte)random.Next(256);
        }
        while (mutated[at] == body[at]);
        return mutated;
    }

    private static IEnumerable<string> ExpectedMessages(Fixture fixture) => IsDashboardTest(fixture)
        ? []
        : fixture.Messages.DistinctBy(message => message.GetProperty("id").GetString(), StringComparer.Ordinal).Select(message =>
        {
            var isAnswered = message.GetProperty("class").GetString() == "content";
            var text = WordsOf(message);
            var from = message.TryGetProperty("group_id", out var group) ? $"group:{group}" : message.GetProperty("from").GetString()!;
            return $"{fixture.File}: {message.GetProperty("phone_number_id")}:{message.GetProperty("id")} {from} " +
                $"{(isAnswered ? $"\"{text}\"" : "unanswered")}";
        });

    // A picked choice says its id; its title is only what was shown.
    private static string? WordsOf(JsonElement message)
    {
        var isChoice = message.TryGetProperty("interactive", out var kind) && kind.GetString() is "button_reply" or "list_reply";
        return message.TryGetProperty(isChoice ? "payload" : "text", out var value) ? value.GetString() : null;
    }

    private static string Actual(Fixture fixture, IChannel channel, (Delivery Delivery, DeliveryItem Item) fresh)
    {
        var message = channel.Read(fresh.Delivery.Body, fresh.Delivery.ContentType, fresh.Item.Ordinal);
        var from = fresh.Item.Conversation.Value["wa:".Length..];
        from = from.StartsWith("user:", StringComparison.Ordinal) ? from["user:".Length..] : from;
        // The manifest has no text for an order, although the body may.
        var text = message?.Text == "Thanks for your order!" ? "" : message?.Text;
        return $"{fixture.File}: {fresh.Item.Key.Value["wa:".Length..]} {from} " +
            $"{(IsAnswered(message) ? $"\"{text}\"" : "unanswered")}";
    }

    private static IEnumerable<string> ExpectedStatuses(Fixture fixture) => fixture.Statuses.Select(status =>
    {
        var name = status.GetProperty("status").GetString()!;
        var stage = Enum.Parse<DeliveryStage>(name, ignoreCase: true);
        var codes = status.GetProperty("errors").EnumerateArray().Select(code => code.GetInt32()).ToList();
        return $"{fixture.File}: {status.GetProperty("id")} {stage} {(codes.Count > 0 ? $"WhatsApp error {codes[0]}" : null)}";
    });

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static bool IsDashboardTest(Fixture fixture) => fixture.File.Contains("dashboard_test_button", StringComparison.Ordinal);

    private static bool IsAnswered(Alfred.Channels.InboundMessage? message) =>
        message is not (null or { ChangedNumber: not null } or { Corrects.IsDeletion: true } or { Reaction: not null });
}
