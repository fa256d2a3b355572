using Alfred.Channels;
using Alfred.Outbox;
using FsCheck;
using FsCheck.Fluent;

namespace Alfred.Tests.Outbox;

public sealed class SettlementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void a_sent_message_is_settled() =>
        Assert.Equal(new SettlementResult.Sent("wamid.1"), SettlementResult.Of(Row(), new SendResult.Sent("wamid.1"), Now, 0));

    [Fact]
    public void a_refused_message_is_dead() =>
        Assert.Equal(new SettlementResult.Dead("too long"), SettlementResult.Of(Row(), new SendResult.Refused("too long"), Now, 0));

    [Fact]
    public void a_first_send_without_an_answer_waits_for_news() =>
        Assert.Equal(
            new SettlementResult.Uncertain(Now + SettlementResult.ReceiptTimeout, "timed out"),
            SettlementResult.Of(Row(), new SendResult.Unknown("timed out"), Now, 0));

    [Fact]
    public void a_second_send_without_an_answer_is_given_up() =>
        Assert.IsType<SettlementResult.Dead>(
            SettlementResult.Of(Row() with { WasUncertain = true }, new SendResult.Unknown("timed out"), Now, 0));

    [Fact]
    public void a_stopped_channel_pauses_everything_on_it_and_burns_no_message()
    {
        var settlement = Assert.IsType<SettlementResult.Retry>(
            SettlementResult.Of(Row() with { CreatedAt = Now.AddDays(-3) }, new SendResult.Stopped("token expired"), Now, 0));

        Assert.Equal(settlement.Due, settlement.ChannelPausedUntil);
    }

    [Fact]
    public void a_reply_that_could_not_be_delivered_for_a_day_is_given_up() =>
        Assert.IsType<SettlementResult.Dead>(
            SettlementResult.Of(Row() with { CreatedAt = Now.AddHours(-25) }, new SendResult.Later("busy"), Now, 0));

    [Fact]
    public void a_reply_that_waited_days_for_its_person_has_its_day_from_when_they_wrote()
    {
        var released = Row() with { CreatedAt = Now.AddDays(-3), Message = Row().Message with { HeardAt = Now.AddHours(-1) } };

        Assert.IsType<SettlementResult.Retry>(SettlementResult.Of(released, new SendResult.Later("busy"), Now, 0));
        Assert.IsType<SettlementResult.Dead>(SettlementResult.Of(released, new SendResult.Later("busy"), Now.AddHours(24), 0));
    }

    [Fact]
    public void a_retry_is_never_earlier_than_the_provider_allows_and_never_far_later() =>
        Prop.ForAll(
            Gen.Choose(1, 200).SelectMany(_ => Gen.Choose(0, 3_600), (attempt, asked) => (attempt, asked)).ToArbitrary(),
            Gen.Choose(0, 1_000).ToArbitrary(),
            (input, jitter) =>
            {
                var asked = TimeSpan.FromSeconds(input.asked);
                var again = (SettlementResult.Retry)SettlementResult.Of(
                    Row() with { Attempts = input.attempt }, new SendResult.Later("busy", asked), Now, jitter / 1_000.0);
                var longest = asked > TimeSpan.FromMinutes(7.5) ? asked : TimeSpan.FromMinutes(7.5);
                return again.Due >= Now + asked && again.Due > Now && again.Due <= Now + longest;
            }).QuickCheckThrowOnFailure();

    private static ClaimedReply Row() =>
        new(
            new("letters"), new OutboundMessage(1, new("letters:ada"), new("ada"), new Reply("hello")), Attempts: 1, Now,
            WasUncertain: false, Claim: Guid.Empty);
}
