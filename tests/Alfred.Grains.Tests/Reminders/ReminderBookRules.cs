using Alfred.Commands;
using Alfred.Members;
using Alfred.Reminders;
using Alfred.Serialization;

namespace Alfred.Tests.Reminders;

public sealed class ReminderBookRules
{
    private static readonly MemberId Ada = new("member-00000000000000000000000000000001");
    private static readonly MemberId Bob = new("member-00000000000000000000000000000002");
    private static readonly DateTimeOffset Seven = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void numbers_are_never_given_twice()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Once("one"));
        (book, _) = book.Cancel(At(2, 1), Ada, [1]);
        (_, var outcome) = book.Add(At(3, 2), Once("two"));
        Assert.Equal(2, Assert.Single(outcome.Set).Id);
    }

    [Fact]
    public void one_that_is_due_once_is_delivered_once()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Once("one"));
        (book, var first) = book.Deliver(At(2, 60), Ada, id: 1, version: 1, Seven.AddHours(1), quietUntil: null);
        (book, var second) = book.Deliver(At(3, 61), Ada, id: 1, version: 1, Seven.AddHours(1), quietUntil: null);
        Assert.Equal(("one", null), (first.Delivered?.Text, second.Delivered));
        Assert.Empty(book.Open);
    }

    [Fact]
    public void an_occurrence_of_an_older_version_is_not_delivered()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Once("one"));
        (book, var moved) = book.Move(At(2, 1), Ada, 1, new(Seven.AddHours(2), null, "Europe/Madrid"));
        (_, var outcome) = book.Deliver(At(3, 60), Ada, id: 1, version: 1, Seven.AddHours(1), quietUntil: null);
        Assert.Equal(2, Assert.Single(moved.Set).Version);
        Assert.Null(outcome.Delivered);
    }

    [Theory]
    // Chosen by oneself, due once: at once. Everything else waits unless it is urgent.
    [InlineData(true, false, false, ReminderResult.Done)]
    [InlineData(true, true, false, ReminderResult.Held)]
    [InlineData(false, false, false, ReminderResult.Held)]
    [InlineData(false, false, true, ReminderResult.Done)]
    [InlineData(true, true, true, ReminderResult.Done)]
    public void in_quiet_hours(bool isOwn, bool isRecurring, bool isUrgent, ReminderResult result)
    {
        var reminder = (isRecurring ? Daily("one") : Once("one")) with { SetBy = isOwn ? Ada : Bob, IsUrgent = isUrgent };
        var (book, _) = new ReminderBook().Add(At(1, 0), reminder);
        (_, var outcome) = book.Deliver(At(2, 60), Ada, id: 1, version: 1, Seven.AddHours(1), quietUntil: Seven.AddHours(3));
        Assert.Equal(result, outcome.Result);
    }

    [Fact]
    public void a_held_one_whose_successor_is_due_as_well_is_not_delivered_beside_it()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Daily("one"));
        (_, var outcome) = book.Deliver(At(2, 60 * 26), Ada, id: 1, version: 1, Seven.AddHours(1), quietUntil: null);
        Assert.Null(outcome.Delivered);
    }

    [Fact]
    public void what_comes_again_follows_its_member_to_another_zone_and_what_comes_once_stays()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Daily("pills"));
        (book, _) = book.Add(At(2, 0), Once("mum"));
        (book, _) = book.Add(At(3, 0), Daily("from bob") with { SetBy = Bob, SetByName = "Bob" });
        (book, var outcome) = book.MoveToZone(At(4, 0), Ada, "Europe/Lisbon");
        var moved = Assert.Single(outcome.Set);
        Assert.Equal(("pills", "Europe/Lisbon", Seven.AddHours(2)), (moved.Text, moved.Zone, moved.Due));
        Assert.Equal(Seven.AddHours(1), book.Open.Single(one => one.Text == "mum").Due);
    }

    [Fact]
    public void a_move_to_another_zone_is_no_change_to_take_back_and_stays_when_an_earlier_one_is()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Daily("pills"));
        (book, _) = book.Move(At(2, 0), Ada, 1, new(Seven.AddHours(3), "daily/1 from 2026-11-23 at 10:00", "Europe/Madrid"));
        (book, _) = book.MoveToZone(At(3, 0), Ada, "Europe/Lisbon");
        Assert.Equal(new CommandId(2, 0), book.Changes.LastBy(Ada, At(4, 0).At)!.Command);
        (book, var outcome) = book.Undo(At(4, 0), new(2, 0), isConfirmed: false);
        Assert.Equal((ReminderResult.Done, "Europe/Lisbon"), (outcome.Result, Assert.Single(outcome.Set).Zone));
        Assert.Equal(Seven.AddHours(2), Assert.Single(book.Open).Due);
    }

    [Fact]
    public void taking_back_restores_what_was_with_a_version_that_it_never_had()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Once("one"));
        (book, _) = book.Move(At(2, 1), Ada, 1, new(Seven.AddHours(2), null, "Europe/Madrid"));
        (book, var outcome) = book.Undo(At(3, 2), new(2, 0), isConfirmed: false);
        Assert.Equal((3, Seven.AddHours(1)), (Assert.Single(outcome.Set).Version, outcome.Set[0].Due));
        (book, outcome) = book.Undo(At(4, 3), new(1, 0), isConfirmed: false);
        Assert.Equal("one", Assert.Single(outcome.Ended).Text);
        Assert.Empty(book.Open);
    }

    [Fact]
    public void a_full_book_takes_no_more()
    {
        var book = new ReminderBook { Open = [.. Enumerable.Range(1, ReminderBook.MaxOpen).Select(id => Once("one") with { Id = id })] };
        Assert.Equal(ReminderResult.Full, book.Add(At(1, 0), Once("more")).Outcome.Result);
    }

    [Fact]
    public void forgetting_leaves_nothing_of_ones_own_and_no_name_with_others()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Once("one") with { SetBy = Bob, SetByName = "Bob" });
        (book, _) = book.Move(At(2, 0), Ada, 1, new(Seven.AddHours(1), null, book.Open[0].Zone));
        Assert.Equal((null, ""), NamesOf(book.Forget(Bob, isOwner: false).Book.Open.Single()));
        Assert.Equal(
            [(null, ""), (null, "")],
            book.Forget(Bob, isOwner: false).Book.Changes.All.Single().Steps.SelectMany(step => new[] { step.Before!, step.After! })
                .Select(NamesOf));
        Assert.Equal(new ReminderBook { LastId = 1 }, book.Forget(Ada, isOwner: true).Book);

        static (MemberId? By, string Name) NamesOf(Reminder reminder) => (reminder.SetBy, reminder.SetByName);
    }

    [Fact]
    public void a_row_is_read_back()
    {
        var (book, _) = new ReminderBook().Add(At(1, 0), Daily("pills"));
        (book, _) = book.Deliver(At(2, 120), Ada, 1, 1, Seven.AddHours(1), quietUntil: null);
        var serializer = new JsonStateSerializer();
        var read = serializer.Deserialize<ReminderBook>(serializer.Serialize(book))!;
        Assert.Equal(book.Open, read.Open);
        Assert.Equal(book.Delivered, read.Delivered);
        Assert.Equal(book.Changes.All.Single().Steps, read.Changes.All.Single().Steps);
    }

    private static Command At(long message, int minutes) => new(new(message, 0), "Ada", Seven.AddMinutes(minutes));

    private static Reminder Once(string text) => new()
    {
        Text = text, Due = Seven.AddHours(1), Zone = "Europe/Madrid", SetBy = Ada, SetByName = "Ada",
    };

    private static Reminder Daily(string text) => Once(text) with { Recurrence = "daily/1 from 2026-11-23 at 08:00" };
}
