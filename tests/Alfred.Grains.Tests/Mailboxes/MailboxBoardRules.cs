using Alfred.Commands;
using Alfred.Mailboxes;
using Alfred.Members;

namespace Alfred.Tests.Mailboxes;

public sealed class MailboxBoardRules
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Command At = new(new(1, 0), "Ada", Noon);
    private static readonly MemberId Bob = new(MemberId.Prefix + new string('b', 32));
    private static readonly Member Adult = new() { Id = Bob, Name = "Bob" };

    [Fact]
    public void an_admin_reads_everything_and_nobody_else_anything()
    {
        var board = new MailboxBoard();
        Assert.True(board.MayRead(Adult with { Role = MemberRole.Admin }, "a"));
        Assert.All(
            [MemberRole.Adult, MemberRole.Child, MemberRole.Guest], role => Assert.False(board.MayRead(Adult with { Role = role }, "a")));
    }

    [Fact]
    public void who_is_let_read_one_mailbox_reads_that_one()
    {
        var (board, outcome) = new MailboxBoard().Allow(Bob, ["a"], mayRead: true);
        Assert.Equal((true, false), (board.MayRead(Adult, "a"), board.MayRead(Adult, "b")));
        Assert.Equal(["a"], outcome.Changed);
        Assert.Empty(board.Allow(Bob, ["a"], mayRead: true).Outcome.Changed);
        Assert.False(board.Allow(Bob, ["a", "b"], mayRead: false).Board.MayRead(Adult, "a"));
    }

    [Fact]
    public void a_digest_goes_on_where_it_ended_and_others_do_not_move()
    {
        var (board, _) = new MailboxBoard().Tell(At, "d1", Noon.AddDays(-1), [Read("a", last: 7)]);
        Assert.Equal((9L, 7L), (board.Next("d1", "a", Noon).Validity, board.Next("d1", "a", Noon).After));
        Assert.Null(board.Next("d2", "a", Noon).After);
        Assert.Null(board.Next("d1", "b", Noon).After);
    }

    [Fact]
    public void a_mailbox_that_could_not_be_read_is_where_it_was()
    {
        var (board, _) = new MailboxBoard().Tell(At, "d", Noon, [Read("a", last: 7), Read("b", last: 3)]);
        (board, var outcome) = board.Tell(At, "d", Noon, [Read("a", last: 9), Read("b", last: 0) with { Fault = MailFault.Unreachable }]);
        Assert.Equal((9L, 3L), (board.Next("d", "a", Noon).After, board.Next("d", "b", Noon).After));
        Assert.Equal([(7L, 9L), (3L, null)], outcome.Windows.Select(window => (window.After!.Value, window.UpTo)));
    }

    [Fact]
    public void only_so_many_marks_are_kept()
    {
        var board = new MailboxBoard();
        for (var digest = 0; digest < MailboxBoard.MaxMarks + 10; digest++)
            (board, _) = board.Tell(At, $"d{digest}", Noon, [Read("a", last: digest)]);
        Assert.Equal(MailboxBoard.MaxMarks, board.Marks.Length);
        Assert.NotNull(board.Next($"d{MailboxBoard.MaxMarks + 9}", "a", Noon).After);
    }

    private static MailResult Read(string mailbox, long last) =>
        new() { Window = new() { Mailbox = mailbox, Since = Noon }, Validity = 9, Last = last };
}
