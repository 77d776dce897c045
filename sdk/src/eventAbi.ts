// Written by `npm run abi` from the compiled contracts. Not edited by hand.

export const statuteEvents = [
  {"anonymous":false,"inputs":[{"components":[{"name":"maxOpenProposals","type":"uint8"},{"name":"maxPrincipals","type":"uint8"},{"name":"petitionBps","type":"uint16"},{"name":"petitionCap","type":"uint16"},{"name":"rePutBar","type":"uint32"}],"indexed":false,"name":"agenda","type":"tuple"}],"name":"AgendaDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint256"},{"indexed":false,"name":"version","type":"uint256"},{"indexed":true,"name":"resolution","type":"uint256"},{"indexed":false,"name":"title","type":"string"},{"indexed":false,"name":"text","type":"string"},{"indexed":false,"name":"textHash","type":"bytes32"},{"indexed":false,"name":"kindSlot","type":"uint8"}],"name":"ArticleAdopted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"class","type":"uint256"},{"components":[{"name":"name","type":"string"},{"name":"weightBps","type":"uint16"},{"name":"isUser","type":"bool"},{"name":"admission","type":"uint8"},{"name":"vouchers","type":"uint8"},{"name":"maxVotes","type":"uint8"},{"name":"minShares","type":"uint32"},{"name":"maxShares","type":"uint32"}],"indexed":false,"name":"definition","type":"tuple"}],"name":"ClassDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"heir","type":"address"}],"name":"CoopDissolved","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"slot","type":"uint256"},{"indexed":true,"name":"kindId","type":"uint256"},{"components":[{"name":"mode","type":"uint8"},{"name":"base","type":"uint8"},{"name":"numerator","type":"uint16"},{"name":"denominator","type":"uint16"},{"name":"moreThan","type":"bool"},{"name":"quorumBps","type":"uint16"},{"name":"secondQuorumBps","type":"uint16"},{"name":"classQuorumBps","type":"uint16"},{"name":"minClassSize","type":"uint8"},{"name":"minVotedClasses","type":"uint8"},{"name":"eligible","type":"uint8"},{"name":"notice","type":"uint32"},{"name":"votingTime","type":"uint32"},{"name":"delay","type":"uint32"},{"name":"minTenure","type":"uint32"}],"indexed":false,"name":"kind","type":"tuple"}],"name":"KindDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"target","type":"address"},{"indexed":true,"name":"selector","type":"bytes4"},{"indexed":false,"name":"slot","type":"uint256"}],"name":"KindRequired","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"body","type":"address"},{"indexed":false,"name":"name","type":"string"}],"name":"LockedBodyNamed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"name","type":"string"},{"indexed":false,"name":"purpose","type":"string"},{"indexed":false,"name":"currency","type":"address"},{"components":[{"name":"nonUserCapBps","type":"uint16"},{"name":"classFloorBps","type":"uint16"},{"name":"classCeilingBps","type":"uint16"},{"name":"minClasses","type":"uint8"}],"indexed":false,"name":"weighing","type":"tuple"}],"name":"StatuteAdopted","type":"event"},
  {"anonymous":false,"inputs":[{"components":[{"name":"upTo","type":"uint128"},{"name":"approvals","type":"uint8"},{"name":"objections","type":"uint8"},{"name":"waiting","type":"uint32"}],"indexed":false,"name":"tiers","type":"tuple[]"}],"name":"TiersDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"weightsBps","type":"uint16[]"}],"name":"WeightsChanged","type":"event"},
] as const;

export const membersEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"statementHash","type":"bytes32"},{"indexed":false,"name":"uri","type":"string"}],"name":"CaseStated","type":"event"},
  {"anonymous":false,"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"wallet","type":"address"}],"name":"EntryAppealed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"wallet","type":"address"},{"indexed":false,"name":"reason","type":"bytes32"}],"name":"EntryRefused","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"wallet","type":"address"},{"indexed":true,"name":"class","type":"uint8"},{"indexed":false,"name":"shares","type":"uint32"},{"indexed":false,"name":"commitment","type":"bytes32"},{"indexed":false,"name":"uri","type":"string"}],"name":"EntryRequested","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"wallet","type":"address"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"vouches","type":"uint256"}],"name":"EntryVouched","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"inviter","type":"address"},{"indexed":true,"name":"code","type":"address"}],"name":"InvitationRevoked","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"},{"indexed":false,"name":"reason","type":"bytes32"}],"name":"MemberExpelled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"},{"indexed":false,"name":"class","type":"uint8"},{"indexed":false,"name":"votes","type":"uint32"},{"indexed":false,"name":"isFounder","type":"bool"}],"name":"MemberJoined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"}],"name":"MemberResigned","type":"event"},
  {"anonymous":false,"inputs":[{"components":[{"name":"answerTime","type":"uint32"},{"name":"hearing","type":"uint32"},{"name":"recoveryDelay","type":"uint32"},{"name":"switchCooldown","type":"uint32"}],"indexed":false,"name":"terms","type":"tuple"}],"name":"MemberTermsDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"}],"name":"MembershipLapsed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"},{"indexed":false,"name":"reason","type":"bytes32"},{"indexed":false,"name":"heardUntil","type":"uint256"}],"name":"NoticeGiven","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"principal","type":"uint32"},{"indexed":true,"name":"holder","type":"uint32"}],"name":"ProxyAppointed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"principal","type":"uint32"},{"indexed":true,"name":"holder","type":"uint32"}],"name":"ProxyRevoked","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"wallet","type":"address"}],"name":"RequestWithdrawn","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roll","type":"uint256"}],"name":"RollClosed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roll","type":"uint256"},{"indexed":false,"name":"root","type":"bytes32"},{"indexed":false,"name":"deadline","type":"uint256"},{"indexed":false,"name":"uri","type":"string"}],"name":"RollPublished","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"class","type":"uint8"},{"indexed":false,"name":"votes","type":"uint32"}],"name":"StandingChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"}],"name":"WalletChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"}],"name":"WalletKept","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":true,"name":"to","type":"address"},{"indexed":false,"name":"possibleFrom","type":"uint256"}],"name":"WalletOffered","type":"event"},
] as const;

export const sharesEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"claimedUntil","type":"uint256"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"InterestClaimed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"components":[{"name":"from","type":"uint40"},{"name":"to","type":"uint40"},{"name":"rateBps","type":"uint16"},{"name":"par","type":"uint96"}],"indexed":false,"name":"interest","type":"tuple"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"InterestDeclared","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"par","type":"uint256"}],"name":"ParSet","type":"event"},
  {"anonymous":false,"inputs":[],"name":"RepaymentResumed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"reason","type":"bytes32"}],"name":"RepaymentSuspendedFor","type":"event"},
  {"anonymous":false,"inputs":[{"components":[{"name":"notice","type":"uint32"},{"name":"lock","type":"uint32"},{"name":"yearlyCapBps","type":"uint16"},{"name":"interestFloorBps","type":"uint16"},{"name":"interestBaseBps","type":"uint16"},{"name":"interestOverBaseBps","type":"uint16"},{"name":"liquidityFloor","type":"uint128"}],"indexed":false,"name":"terms","type":"tuple"}],"name":"ShareTermsDefined","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"shares","type":"uint256"}],"name":"SharesSubscribed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"position","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"shares","type":"uint256"}],"name":"SharesWithdrawn","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"from","type":"address"},{"indexed":true,"name":"to","type":"address"},{"indexed":false,"name":"value","type":"uint256"}],"name":"Transfer","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"position","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"shares","type":"uint256"}],"name":"WithdrawalCancelled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"position","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"shares","type":"uint256"},{"indexed":false,"name":"payableFrom","type":"uint256"}],"name":"WithdrawalRequested","type":"event"},
] as const;

export const assemblyEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"voter","type":"address"},{"indexed":false,"name":"from","type":"uint8"},{"indexed":false,"name":"votes","type":"uint256"}],"name":"BallotChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"voter","type":"address"},{"indexed":false,"name":"index","type":"uint256"},{"indexed":false,"name":"why","type":"uint8"}],"name":"BallotSkipped","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"again","type":"uint256"}],"name":"CalledAgain","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"voter","type":"address"},{"indexed":true,"name":"holder","type":"address"}],"name":"CastByProxy","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"until","type":"uint256"}],"name":"CloseExtended","type":"event"},
  {"anonymous":false,"inputs":[],"name":"EIP712DomainChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"proposalId","type":"uint256"}],"name":"ProposalCanceled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"proposer","type":"address"},{"indexed":false,"name":"targets","type":"address[]"},{"indexed":false,"name":"values","type":"uint256[]"},{"indexed":false,"name":"signatures","type":"string[]"},{"indexed":false,"name":"calldatas","type":"bytes[]"},{"indexed":false,"name":"voteStart","type":"uint256"},{"indexed":false,"name":"voteEnd","type":"uint256"},{"indexed":false,"name":"description","type":"string"}],"name":"ProposalCreated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"proposalId","type":"uint256"}],"name":"ProposalExecuted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"etaSeconds","type":"uint256"}],"name":"ProposalQueued","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"kindId","type":"uint256"},{"indexed":false,"name":"weights","type":"uint128"},{"indexed":false,"name":"nonUsers","type":"uint8"},{"indexed":false,"name":"mustAgree","type":"uint8"},{"indexed":false,"name":"isSecondCall","type":"bool"}],"name":"RulesFrozen","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"oldTimelock","type":"address"},{"indexed":false,"name":"newTimelock","type":"address"}],"name":"TimelockChange","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"voter","type":"address"},{"indexed":false,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"support","type":"uint8"},{"indexed":false,"name":"weight","type":"uint256"},{"indexed":false,"name":"reason","type":"string"}],"name":"VoteCast","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"voter","type":"address"},{"indexed":false,"name":"proposalId","type":"uint256"},{"indexed":false,"name":"support","type":"uint8"},{"indexed":false,"name":"weight","type":"uint256"},{"indexed":false,"name":"reason","type":"string"},{"indexed":false,"name":"params","type":"bytes"}],"name":"VoteCastWithParams","type":"event"},
] as const;

export const agendaEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"author","type":"address"},{"indexed":false,"name":"text","type":"string"},{"indexed":false,"name":"reviewAt","type":"uint256"}],"name":"OutcomeStated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"proposalId","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"signers","type":"uint256"}],"name":"PetitionSigned","type":"event"},
] as const;

export const executorEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"index","type":"uint256"},{"indexed":false,"name":"target","type":"address"},{"indexed":false,"name":"value","type":"uint256"},{"indexed":false,"name":"data","type":"bytes"}],"name":"CallExecuted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":false,"name":"salt","type":"bytes32"}],"name":"CallSalt","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"bytes32"},{"indexed":true,"name":"index","type":"uint256"},{"indexed":false,"name":"target","type":"address"},{"indexed":false,"name":"value","type":"uint256"},{"indexed":false,"name":"data","type":"bytes"},{"indexed":false,"name":"predecessor","type":"bytes32"},{"indexed":false,"name":"delay","type":"uint256"}],"name":"CallScheduled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"bytes32"}],"name":"Cancelled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"oldDuration","type":"uint256"},{"indexed":false,"name":"newDuration","type":"uint256"}],"name":"MinDelayChange","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"previousAdminRole","type":"bytes32"},{"indexed":true,"name":"newAdminRole","type":"bytes32"}],"name":"RoleAdminChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleGranted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"role","type":"bytes32"},{"indexed":true,"name":"account","type":"address"},{"indexed":true,"name":"sender","type":"address"}],"name":"RoleRevoked","type":"event"},
] as const;

export const authorityEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"operationId","type":"bytes32"},{"indexed":true,"name":"nonce","type":"uint32"}],"name":"OperationCanceled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"operationId","type":"bytes32"},{"indexed":true,"name":"nonce","type":"uint32"}],"name":"OperationExecuted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"operationId","type":"bytes32"},{"indexed":true,"name":"nonce","type":"uint32"},{"indexed":false,"name":"schedule","type":"uint48"},{"indexed":false,"name":"caller","type":"address"},{"indexed":false,"name":"target","type":"address"},{"indexed":false,"name":"data","type":"bytes"}],"name":"OperationScheduled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":true,"name":"admin","type":"uint64"}],"name":"RoleAdminChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":false,"name":"delay","type":"uint32"},{"indexed":false,"name":"since","type":"uint48"}],"name":"RoleGrantDelayChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":true,"name":"account","type":"address"},{"indexed":false,"name":"delay","type":"uint32"},{"indexed":false,"name":"since","type":"uint48"},{"indexed":false,"name":"newMember","type":"bool"}],"name":"RoleGranted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":true,"name":"guardian","type":"uint64"}],"name":"RoleGuardianChanged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":false,"name":"label","type":"string"}],"name":"RoleLabel","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"roleId","type":"uint64"},{"indexed":true,"name":"account","type":"address"}],"name":"RoleRevoked","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"target","type":"address"},{"indexed":false,"name":"delay","type":"uint32"},{"indexed":false,"name":"since","type":"uint48"}],"name":"TargetAdminDelayUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"target","type":"address"},{"indexed":false,"name":"closed","type":"bool"}],"name":"TargetClosed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"target","type":"address"},{"indexed":false,"name":"selector","type":"bytes4"},{"indexed":true,"name":"roleId","type":"uint64"}],"name":"TargetFunctionRoleUpdated","type":"event"},
] as const;

export const treasuryEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"accepted","type":"bool"}],"name":"AssetAccepted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"from","type":"bytes32"},{"indexed":true,"name":"to","type":"bytes32"},{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"number","type":"uint256"},{"indexed":false,"name":"amount","type":"uint256"},{"indexed":false,"name":"purpose","type":"uint8"},{"indexed":false,"name":"ref","type":"bytes32"}],"name":"Entry","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"shareBps","type":"uint256"}],"name":"ReserveRuleSet","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"heir","type":"address"},{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"WoundUp","type":"event"},
] as const;

export const bucketsEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":false,"name":"unspent","type":"uint256"}],"name":"BucketCancelled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"author","type":"address"},{"indexed":false,"name":"number","type":"uint32"},{"indexed":false,"name":"text","type":"string"}],"name":"BucketCommented","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":false,"name":"unspent","type":"uint256"},{"indexed":false,"name":"reportHash","type":"bytes32"},{"indexed":false,"name":"reportUri","type":"string"}],"name":"BucketCompleted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"funder","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"BucketFilled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"guideline","type":"uint256"},{"indexed":false,"name":"reason","type":"string"}],"name":"BucketFlagged","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"round","type":"uint256"},{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"min","type":"uint256"},{"indexed":false,"name":"max","type":"uint256"},{"indexed":false,"name":"deadline","type":"uint256"},{"indexed":false,"name":"secondDeadline","type":"uint256"}],"name":"BucketOpened","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"steward","type":"uint32"},{"indexed":true,"name":"wallet","type":"address"},{"components":[{"name":"round","type":"uint16"},{"name":"asset","type":"address"},{"name":"deadline","type":"uint40"},{"name":"secondDeadline","type":"uint40"},{"name":"stretch","type":"uint96"},{"name":"isBounty","type":"bool"},{"name":"title","type":"string"},{"name":"text","type":"string"},{"name":"imageUri","type":"string"},{"name":"tags","type":"string[]"},{"components":[{"name":"what","type":"string"},{"name":"min","type":"uint96"},{"name":"max","type":"uint96"},{"name":"isIncome","type":"bool"}],"name":"items","type":"tuple[]"},{"components":[{"name":"what","type":"string"},{"name":"licence","type":"string"}],"name":"commons","type":"tuple[]"}],"indexed":false,"name":"plan","type":"tuple"}],"name":"BucketPlanned","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":false,"name":"state","type":"uint8"},{"indexed":false,"name":"raised","type":"uint256"},{"indexed":false,"name":"fromRound","type":"uint256"}],"name":"BucketSettled","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"isNamed","type":"bool"}],"name":"CoStewardNamed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"reason","type":"string"}],"name":"FlagResolved","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"funder","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"FunderRefunded","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":false,"name":"promise_","type":"uint256"},{"indexed":false,"name":"contentHash","type":"bytes32"},{"indexed":false,"name":"uri","type":"string"}],"name":"PromiseKept","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"}],"name":"StewardAppointed","type":"event"},
] as const;

export const payoutsEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"role","type":"uint64"},{"indexed":false,"name":"amount","type":"uint256"},{"indexed":false,"name":"period","type":"uint256"}],"name":"AllowanceGranted","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"role","type":"uint64"},{"indexed":true,"name":"payout","type":"uint256"},{"indexed":false,"name":"spender","type":"address"},{"indexed":false,"name":"left","type":"uint256"}],"name":"AllowanceSpent","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"approvals","type":"uint256"},{"indexed":false,"name":"payableFrom","type":"uint256"}],"name":"PayoutApproved","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"indexed":false,"name":"objections","type":"uint256"},{"indexed":false,"name":"reason","type":"string"}],"name":"PayoutObjected","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"}],"name":"PayoutPaid","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"}],"name":"PayoutRejected","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"},{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"recipient","type":"address"},{"indexed":false,"name":"number","type":"uint32"},{"components":[{"name":"recipient","type":"address"},{"name":"amount","type":"uint96"},{"name":"purpose","type":"uint8"},{"name":"toAccount","type":"bool"},{"name":"receiptHash","type":"bytes32"},{"name":"receiptUri","type":"string"},{"name":"invoice","type":"string"}],"indexed":false,"name":"order","type":"tuple"},{"components":[{"name":"upTo","type":"uint128"},{"name":"approvals","type":"uint8"},{"name":"objections","type":"uint8"},{"name":"waiting","type":"uint32"}],"indexed":false,"name":"tier","type":"tuple"}],"name":"PayoutRequested","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"}],"name":"PayoutSentToAssembly","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"}],"name":"PayoutUpheld","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"payout","type":"uint256"}],"name":"PayoutWithdrawn","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"funder","type":"address"},{"indexed":true,"name":"recipient","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"RecipientBacked","type":"event"},
] as const;

export const fundsEvents = [
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"CoreProvided","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"fund","type":"uint256"},{"indexed":true,"name":"bucket","type":"uint256"}],"name":"FundAssigned","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"fund","type":"uint256"},{"indexed":false,"name":"rest","type":"uint256"}],"name":"FundFinished","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"fund","type":"uint256"},{"components":[{"name":"asset","type":"address"},{"name":"until","type":"uint40"},{"name":"perFunder","type":"uint96"},{"name":"perBucket","type":"uint96"}],"indexed":false,"name":"terms","type":"tuple"},{"indexed":false,"name":"amount","type":"uint256"},{"indexed":false,"name":"title","type":"string"}],"name":"FundOpened","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"fund","type":"uint256"},{"indexed":true,"name":"sponsor","type":"address"},{"indexed":false,"name":"amount","type":"uint256"}],"name":"FundSponsored","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"fund","type":"uint256"},{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":true,"name":"funder","type":"address"},{"indexed":false,"name":"amount","type":"uint256"},{"indexed":false,"name":"left","type":"uint256"}],"name":"GiftMatched","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"indexed":false,"name":"endsAt","type":"uint256"}],"name":"StandingEnded","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"indexed":true,"name":"bucket","type":"uint256"},{"components":[{"name":"bucket","type":"uint24"},{"name":"amount","type":"uint96"},{"name":"period","type":"uint32"},{"name":"firstAt","type":"uint40"},{"name":"endsAt","type":"uint40"},{"name":"asset","type":"address"},{"name":"paid","type":"uint128"}],"indexed":false,"name":"budget","type":"tuple"}],"name":"StandingNamed","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"indexed":true,"name":"bucket","type":"uint256"},{"indexed":false,"name":"amount","type":"uint256"},{"indexed":false,"name":"missing","type":"uint256"}],"name":"StandingPaid","type":"event"},
] as const;

export const roundsEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"round","type":"uint256"},{"indexed":true,"name":"number","type":"uint32"},{"components":[{"name":"bucket","type":"uint24"},{"name":"units","type":"uint32"}],"indexed":false,"name":"allocations","type":"tuple[]"}],"name":"Allocated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"authority","type":"address"}],"name":"AuthorityUpdated","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":false,"name":"version","type":"uint64"}],"name":"Initialized","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"round","type":"uint256"},{"indexed":false,"name":"rest","type":"uint256"}],"name":"RoundFinished","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"round","type":"uint256"},{"indexed":true,"name":"asset","type":"address"},{"indexed":false,"name":"pool","type":"uint256"},{"indexed":false,"name":"core","type":"uint256"},{"indexed":false,"name":"carried","type":"uint256"},{"indexed":false,"name":"snapshot","type":"uint256"},{"indexed":false,"name":"opensAt","type":"uint256"},{"indexed":false,"name":"closesAt","type":"uint256"},{"components":[{"name":"asset","type":"address"},{"name":"budget","type":"uint128"},{"name":"unit","type":"uint96"},{"name":"allowance","type":"uint8"},{"name":"roll","type":"bytes32"},{"name":"ideaTime","type":"uint32"},{"name":"duration","type":"uint32"},{"name":"capPerBucket","type":"uint32"},{"name":"isOpenToAll","type":"bool"},{"name":"carriesOver","type":"bool"},{"name":"flagsToBlock","type":"uint16"},{"name":"title","type":"string"},{"name":"guidelines","type":"string"},{"name":"uri","type":"string"}],"indexed":false,"name":"plan","type":"tuple"}],"name":"RoundOpened","type":"event"},
  {"anonymous":false,"inputs":[{"indexed":true,"name":"round","type":"uint256"},{"indexed":false,"name":"pool","type":"uint256"}],"name":"RoundToppedUp","type":"event"},
] as const;

export const coopFactoryEvents = [
  {"anonymous":false,"inputs":[{"indexed":true,"name":"id","type":"uint256"},{"indexed":true,"name":"charterHash","type":"bytes32"},{"indexed":false,"name":"name","type":"string"},{"components":[{"name":"statute","type":"address"},{"name":"members","type":"address"},{"name":"shares","type":"address"},{"name":"assembly_","type":"address"},{"name":"agenda","type":"address"},{"name":"executor","type":"address"},{"name":"authority","type":"address"},{"name":"treasury","type":"address"},{"name":"buckets","type":"address"},{"name":"payouts","type":"address"},{"name":"funds","type":"address"},{"name":"rounds","type":"address"}],"indexed":false,"name":"coop","type":"tuple"}],"name":"CoopFounded","type":"event"},
  {"anonymous":false,"inputs":[],"name":"EIP712DomainChanged","type":"event"},
] as const;
