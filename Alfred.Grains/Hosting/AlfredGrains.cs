using Alfred.Briefings;
using Alfred.ChannelState;
using Alfred.Completions;
using Alfred.Conversations;
using Alfred.Crm;
using Alfred.DeadLetters;
using Alfred.Expenses;
using Alfred.Inbox;
using Alfred.Interpretation;
using Alfred.Keys;
using Alfred.Model;
using Alfred.Operators;
using Alfred.Outbox;
using Alfred.Overviews;
using Alfred.PersonalData;
using Alfred.ReadModels;
using Alfred.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Alfred.Hosting;

/// <summary>Registers the message path and what the grains need.</summary>
public static class AlfredGrains
{
    /// <summary>
    /// Adds everything of this assembly. Call it behind <c>UseOrleans</c>, so that work starts when grains can be called. Expects an
    /// <see cref="Alfred.Instances.Instance"/>, an <see cref="Alfred.Skills.ISkillCatalog"/>, a <see cref="TimeProvider"/>, an
    /// <see cref="IBodyReader"/> and the channels among the services.
    /// </summary>
    public static IServiceCollection AddAlfredGrains(this IServiceCollection services, GrainsOptions options)
    {
        services.AddSingleton(provider =>
        {
            var builder = new NpgsqlDataSourceBuilder(options.ConnectionString);
            if (builder.ConnectionStringBuilder.CommandTimeout is 0 or > DatabaseFaults.PatienceSeconds)
                builder.ConnectionStringBuilder.CommandTimeout = DatabaseFaults.PatienceSeconds;
            builder.UseLoggerFactory(provider.GetRequiredService<ILoggerFactory>());
            return builder.Build();
        });
        services.AddSingleton<Random>();

        services.AddSingleton<KeySecret>();
        services.AddSingleton<MemberIds>();
        services.AddSingleton(provider => new MemberList(options.Members, provider.GetRequiredService<MemberIds>()));

        services.AddSingleton<IPersonalRows, PersonalRows>();

        services.AddSingleton<PendingWork>();
        services.AddSingleton<FutureTimestamps>();
        services.AddSingleton<Purge>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton<DeadLetterStore>();
        services.AddSingleton<IInbox, PostgresInbox>();
        services.AddSingleton<LargeBodies>();
        services.AddSingleton<InboxHandoffCache>();
        services.AddSingleton<InboxStore>();
        services.AddSingleton<ISettledCommands>(provider => provider.GetRequiredService<InboxStore>());
        services.AddSingleton<CompletionWriter>();

        services.AddSingleton<IChannelStateStore, ChannelStateStore>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxWriter>();
        services.AddSingleton<ChannelSender>();
        services.AddSingleton<ChannelPauses>();
        services.AddSingleton<SendSlots>();
        services.AddSingleton<IInlineReplies, InlineReplies>();

        services.AddSingleton<ICustomerServiceWindow, CustomerServiceWindow>();
        services.AddSingleton<ISendProgress, SendProgress>();
        services.AddSingleton(new SenderLimit(options.SenderLimit));
        services.AddSingleton<Grammar>();
        services.AddSingleton<ReplyVocabulary>();
        services.AddSingleton<CommandResolver>();
        services.AddSingleton<FormReader>();
        services.AddSingleton<MessageInterpreter>();
        services.AddSingleton<FileRoom>();
        services.AddSingleton<MessageFiles>();
        services.AddSingleton<ModelPlanning>();
        if (options.Model is { } model)
            AddModel(services, model);
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<Planner>();
        services.AddSingleton<RecentEffects>();
        services.AddSingleton<ActionServices>();
        services.AddSingleton<SchedulePlaces>();
        services.AddSingleton<OverviewServices>();
        services.AddSingleton<IOverviews, OverviewBuilder>();
        services.AddSingleton<StrangerAdmission>();
        services.AddSingleton<PlanRunner>();
        services.AddSingleton<NumberChange>();
        services.AddSingleton<AnsweredMessages>();
        services.AddSingleton<CorrectionStore>();
        services.AddSingleton<Corrections>();
        services.AddSingleton<MessageHandler>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ScheduleStore>();
        // Where no CRM of the company's own is connected.
        services.TryAddSingleton<ICrmSource, CrmTables>();
        services.TryAddSingleton<ICrmTarget, CrmTableChanges>();
        services.AddSingleton<OutsideWriteStore>();
        services.AddSingleton<ICrmWriter, CrmWriter>();
        services.AddSingleton<BriefingLedger>();
        services.AddSingleton<ILedgerStore, ExpenseStore>();

        if (options.RedisConfiguration is { } redis)
        {
            services.AddSingleton<IReadModel>(provider => RedisReadModel.Connect(
                redis, provider.GetRequiredService<Instance>(), provider.GetRequiredService<KeySecret>(),
                provider.GetRequiredService<ILogger<RedisReadModel>>()));
        }
        else
        {
            services.AddSingleton<IReadModel, InProcessReadModel>();
        }

        services.AddSingleton<ReadModelRebuild>();
        AddOperators(services);

        services.AddHostedService<AlfredStartup>();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("postgres", HealthStatus.Unhealthy, ["ready"]);
        return services;
    }

    // Expects an IChatClient among the services. Nothing of it is made before the first message that the grammar does not understand.
    private static void AddModel(IServiceCollection services, ModelLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<IModelLedger, ModelLedger>();
        services.AddSingleton<ModelBudget>();
        services.AddSingleton<ModelText>();
        services.AddSingleton<ToolCatalog>();
        services.AddSingleton<ToolPolicy>();
        services.AddSingleton<ModelPlanner>();
    }

    private static void AddOperators(IServiceCollection services)
    {
        services.AddSingleton<IWorkFigures, WorkFiguresReader>();
        services.AddSingleton<FigureGauges>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<IAuditTrail>(static provider => provider.GetRequiredService<AuditTrail>());
        services.AddSingleton<ConversationNames>();
        services.AddSingleton<ConversationList>();
        services.AddSingleton<TimelineReader>();
        services.AddSingleton<Revelation>();
        services.AddSingleton<OperatorOccurrences>();
        services.AddSingleton<WhatsAppUsage>();
        services.AddSingleton<IConversationView, ConversationView>();
        services.AddSingleton<IDeadLetterView, DeadLetterView>();
        services.AddSingleton<IScheduleView, ScheduleView>();
        services.AddSingleton<IMemberView, MemberView>();
        services.AddSingleton<IDayView, DayReader>();
    }
}
