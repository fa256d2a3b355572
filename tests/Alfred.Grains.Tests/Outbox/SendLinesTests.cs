using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Outbox;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Outbox;

public sealed class SendLinesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void each_conversation_is_sent_in_order_and_one_at_a_time_whatever_happens_to_its_sends() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var lines = new SendLines(capacity: 1_000);
            var moving = new Dictionary<long, WaitingReply>();
            var left = new List<WaitingReply>();
            long id = 0;
            foreach (var (kind, number) in steps)
            {
                if (kind == 0)
                    lines.Add(Reply(++id, number));
                else if (kind == 1)
                    foreach (var taken in lines.TakeDue(Noon, number, _ => TimeSpan.Zero))
                        moving.Add(taken.Id, taken);
                else if (moving.Count > 0)
                    End(moving.Keys.ElementAt(number % moving.Count), isBack: kind == 2);
            }

            // Whatever is left goes out.
            while (!lines.IsEmpty)
            {
                foreach (var taken in lines.TakeDue(Noon, 3, _ => TimeSpan.Zero))
                    moving.Add(taken.Id, taken);
                End(moving.Keys.First(), isBack: false);
            }

            return left.Count == id
                && left.GroupBy(reply => reply.Row.Message.Conversation).All(line => line.Select(reply => reply.Id).SequenceEqual(line.Select(reply => reply.Id).Order()));

            void End(long ended, bool isBack)
            {
                moving.Remove(ended, out var reply);
                if (moving.Values.Any(other => other.Row.Message.Conversation == reply!.Row.Message.Conversation))
                    throw new InvalidOperationException("two replies of one conversation were on their way");
                if (isBack)
                {
                    lines.ComeBack(reply!);
                    return;
                }

                left.Add(reply!);
                lines.Leave(ended);
            }
        }));

    [Fact]
    public void nothing_is_taken_before_it_is_due()
    {
        var lines = new SendLines(10);
        lines.Add(Reply(1, 1, Noon.AddSeconds(5)));
        lines.Add(Reply(2, 1));

        Assert.Empty(lines.TakeDue(Noon, 10, _ => TimeSpan.Zero));
        Assert.Equal(Noon.AddSeconds(5), lines.NextDue);
        Assert.Equal([1L], lines.TakeDue(Noon.AddSeconds(5), 10, _ => TimeSpan.Zero).Select(reply => reply.Id));
    }

    [Fact]
    public void a_channel_that_pauses_stands_until_its_pause_is_over()
    {
        var lines = new SendLines(10);
        lines.Add(Reply(1, 1));

        Assert.Empty(lines.TakeDue(Noon, 10, _ => TimeSpan.FromSeconds(90)));
        Assert.Equal(Noon.AddSeconds(90), lines.NextDue);
    }

    [Fact]
    public void what_has_no_room_is_not_passed_by_what_comes_behind_it()
    {
        var lines = new SendLines(capacity: 1);
        lines.Add(Reply(1, 1));
        lines.Add(Reply(2, 2));
        lines.Leave(Assert.Single(lines.TakeDue(Noon, 10, _ => TimeSpan.Zero)).Id);

        lines.Add(Reply(3, 2));

        Assert.True(lines.IsPartial);
        Assert.Empty(lines.TakeDue(Noon, 10, _ => TimeSpan.Zero));
    }

    [Fact]
    public void a_look_into_the_database_keeps_what_is_on_its_way()
    {
        var lines = new SendLines(10);
        lines.Add(Reply(1, 1));
        lines.Add(Reply(2, 1));
        lines.TakeDue(Noon, 10, _ => TimeSpan.Zero);

        lines.Replace([Reply(1, 1), Reply(2, 1), Reply(3, 2)], isPartial: false);

        Assert.Equal([3L], lines.TakeDue(Noon, 10, _ => TimeSpan.Zero).Select(reply => reply.Id));
        lines.Leave(1);
        Assert.Equal([2L], lines.TakeDue(Noon, 10, _ => TimeSpan.Zero).Select(reply => reply.Id));
    }

    private static Gen<(int Kind, int Number)[]> Steps() =>
        (from kind in Gen.Choose(0, 3) from number in Gen.Choose(0, 4) select (kind, number)).ArrayOf();

    private static WaitingReply Reply(long id, int conversation, DateTimeOffset? due = null) => new(
        new(new ChannelName("letters"), new OutboundMessage(id, new ConversationId($"letters:{conversation}"), new Address("a"), new Reply("x")), 0, Noon, WasUncertain: false),
        due ?? Noon);
}
