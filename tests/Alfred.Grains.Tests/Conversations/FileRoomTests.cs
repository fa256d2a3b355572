using System.Collections.Concurrent;
using Alfred.Channels;
using Alfred.Conversations;
using Alfred.Members;
using Alfred.Tests.Instances;

namespace Alfred.Tests.Conversations;

/// <summary>An album takes tens of megabytes, and everybody may send one in as many threads as they like.</summary>
public sealed class FileRoomTests(DatabaseFixture databases)
{
    [Fact]
    public async Task only_so_many_messages_hold_files_at_once_and_the_others_wait_for_them()
    {
        await using var alfred = await TestInstance.StartAsync(databases, more: WorkSkills.Load);
        using var entered = new SemaphoreSlim(0);
        var leave = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (now, entries) = (0, new ConcurrentBag<int>());
        alfred.Letters.Files = [new("till", FileKind.Photo, "image/jpeg", "till.jpg")];
        alfred.Letters.WhileFetching = async () =>
        {
            entries.Add(Interlocked.Increment(ref now));
            entered.Release();
            await leave.Task;
            Interlocked.Decrement(ref now);
        };
        for (var chat = 0; chat <= FileRoom.Places; chat++)
            await alfred.Inbox.AcceptAsync(Letters.Written($"{chat}", "expense 12 lunch", $"member-{chat}"), CancellationToken.None);
        for (var place = 0; place < FileRoom.Places; place++)
            Assert.True(await entered.WaitAsync(Limits.Patience));

        // Whoever needs no file waits for nobody.
        await alfred.Inbox.AcceptAsync(Letters.Written("words", "my expenses", "eva"), CancellationToken.None);
        await alfred.Letters.WaitForAsync(1);
        leave.SetResult();
        await alfred.Letters.WaitForAsync(FileRoom.Places + 2);

        Assert.Equal(FileRoom.Places, entries.Max());
        Assert.Equal(FileRoom.Places + 1L, await alfred.CountAsync("expn"));
    }

    [Fact]
    public async Task a_member_has_one_place_at_a_time_and_keeps_nobody_out()
    {
        using var room = new FileRoom();
        var (ada, bob) = (MemberIds.Generate(), MemberIds.Generate());
        await room.EnterAsync(ada, CancellationToken.None);
        var again = room.EnterAsync(ada, CancellationToken.None);

        await room.EnterAsync(bob, CancellationToken.None).WaitAsync(Limits.Patience);
        Assert.False(again.IsCompleted);
        room.Leave(ada);
        await again.WaitAsync(Limits.Patience);
    }

    [Fact]
    public async Task who_gives_up_waiting_leaves_no_place_taken()
    {
        using var room = new FileRoom();
        var members = Enumerable.Range(0, FileRoom.Places + 1).Select(static _ => MemberIds.Generate()).ToArray();
        foreach (var member in members[1..])
            await room.EnterAsync(member, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var given = room.EnterAsync(members[0], stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);

        room.Leave(members[1]);
        await room.EnterAsync(members[0], CancellationToken.None).WaitAsync(Limits.Patience);
    }
}
