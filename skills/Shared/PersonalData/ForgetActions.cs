using Alfred.Conversations;

namespace Alfred.Skills.Shared.PersonalData;

/// <summary>"Forget me": asks, then deletes what is a person's own, everywhere.</summary>
internal static class ForgetActions
{
    public static Outcome Ask(ActionContext context) => Outcome.Say(
        context.Language.Say(context.Member.IsConfigured ? "data.forget-sure-configured" : "data.forget-sure"),
        // In English, which is always understood.
        new(
        [
            new(context.Language.Say("data.yes-forget"), "forget me now"),
            new(context.Language.Say("data.first-export"), "export my data"),
            new(context.Language.Say("data.no-keep"), "what do you know about me"),
        ]));

    /// <summary>
    /// The skills first: whoever is a member no more is not asked on whose behalf it runs again. Each takes the same command, so that a
    /// repetition finds what was done.
    /// </summary>
    public static async Task<Outcome> ForgetAsync(ActionContext context)
    {
        var members = await context.Grain<IDirectoryGrain>(IDirectoryGrain.Key).MembersAsync();
        if (context.Member is { Role: MemberRole.Admin, IsConfigured: false }
            && members.Count(member => member.Role == MemberRole.Admin) == 1)
            return Outcome.Say(context.Language.Say("data.forget-last-admin"));
        var lines = new List<string>();
        var schedules = new List<ScheduleChange>();
        foreach (var skill in context.Catalog.Skills.OfType<IPersonalData>())
        {
            var outcome = await skill.ForgetAsync(context);
            schedules.AddRange(outcome.Schedules);
            if (outcome.Reply is { Text.Length: > 0 } reply)
                lines.Add(reply.Text);
        }

        var forgotten = await context.Grain<IMembershipGrain>(IDirectoryGrain.Key).ForgetAsync(context.Command, context.Member.Id);
        if (forgotten.Result == MemberResult.LastAdmin)
            return Outcome.Say(context.Language.Say("data.forget-last-admin"));
        lines.Add(context.Language.Say("data.forgotten"));
        lines.Add(context.Language.Say(
            forgotten.Result == MemberResult.Configured ? "data.forgotten-configured" : "data.forgotten-left"));
        return new()
        {
            Reply = new(string.Join('\n', lines)) { IsFarewell = true },
            Schedules = [.. schedules],
            Memory = ConversationMemory.Empty,
            Journal = new("was forgotten"),
        };
    }
}
