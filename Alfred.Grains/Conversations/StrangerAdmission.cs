using Alfred.Keys;

namespace Alfred.Conversations;

/// <summary>
/// Answers somebody who is nobody here: lets them in when they send the code of an invitation, else tells them once a day that this is a
/// private place. Nothing of what they write is acted on.
/// </summary>
internal sealed class StrangerAdmission(IGrainFactory grains, KeySecret keys, TimeProvider clock)
{
    private static readonly TimeSpan RefusalInterval = TimeSpan.FromHours(24);

    /// <summary>The end of the message.</summary>
    public async Task<HandlingResult> AnswerAsync(Turn turn, ConversationMemory memory)
    {
        var message = turn.Request.Message;
        if (message.Reaction is not null)
            return turn.End();
        if (message.IsPrivate && InvitationCode.Find(message.Text) is { } code && await JoinAsync(turn, code))
            return turn.End();
        if (memory.RefusedAt is { } refused && clock.GetUtcNow() - refused < RefusalInterval)
            return turn.End();
        // In a team's channels every mention is a conversation of its own.
        var sender = grains.GetGrain<ISenderGrain>(keys.Hash($"stranger {message.Sender.Value}"));
        if (!await sender.RefuseAsync(turn.Row.Id, clock.GetUtcNow()))
            return turn.End();
        turn.Say(new Reply(turn.Language.Say("conversation.stranger")) { IsPrivate = true, IsToStranger = true });
        turn.Remember(memory with { RefusedAt = clock.GetUtcNow() });
        await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key).CountStrangerAsync();
        return turn.End();
    }

    // False for somebody whose codes are not looked at any more.
    private async Task<bool> JoinAsync(Turn turn, string code)
    {
        var message = turn.Request.Message;
        var membership = grains.GetGrain<IMembershipGrain>(IDirectoryGrain.Key);
        var command = new Command(new(turn.Row.Id, 0), "", turn.Row.ReceivedAt);
        turn.Touched.Add(new(membership, command.Id));
        var outcome = await membership.JoinAsync(command, message.Sender, code);
        if (outcome is { Member: { } member, Result: MemberResult.Done })
        {
            await grains.GetGrain<IDirectoryGrain>(IDirectoryGrain.Key)
                .SetContactAsync(member.Id, message.ContactOn(turn.Request.Channel));
            turn.Say(turn.Language.Say(
                outcome.Invitation?.Of is null ? "admission.welcome" : "admission.further", ("name", member.Name)));
            return true;
        }

        if (outcome.Result != MemberResult.WrongCode)
            return false;
        turn.Say(turn.Language.Say("admission.wrong-code"));
        return true;
    }
}
