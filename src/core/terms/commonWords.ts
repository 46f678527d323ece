import { lazy } from '../text/lazy';
import { pluralOf } from './plural';

/**
 * Everyday words of computing. User glossaries may define them as terms, but explaining each occurrence would be noise, so
 * such names are quiet. Excludes words that only cloud-native texts use (pod, cluster, container); `Glossary` adds the names
 * that the built-in notebook marks as quiet.
 */
const english = `
abstraction access account action address agent alert api app application architecture area argument asset attribute
backend balance base batch binding block body boundary box branch bridge browser budget buffer bug build bundle business
cache call capacity case catalog cell center certificate chain change channel check choice class client cloud code command
community company component computer concept condition configuration connection consumer content context contract control
controller core cost customer data database date debugging default definition delivery demand dependency deployment design
detail developer development device digest disk document domain driver edge effort element endpoint engine entry
environment error event example exchange experience extension failure feature field file filter flow format forwarding
frame framework front frontend function gateway goal group growth guide handler health hook host hosting image
implementation incident index information infrastructure ingress input instance integration interface issue item job key
label language layer level library limit line link list load location log logic loop machine maintenance
management manager map market master match member memory message method metric migration mode model module monitor
monitoring name namespace network networking note number object observation operation operator option order organisation
organization output owner package page parameter part partner party path pattern peer performance permission person phase
pipeline plan platform plugin point port portability position practice principle problem process processor producer
product production profile program project property protocol provider provisioning queue quality query range rate read
reader reason record recovery region register registry release reliability reliable report repository request resource
response result retry review risk role root route routine row rule run runtime sample scalability scale scaling schedule
scheduler schema scope script search secret section security segment selector sender sequence server service session set
setting share shift side site size slot snapshot software solution source space speed stack stage standard start state
statement status step storage store stream structure subject support switch system table tag target task team telemetry
template term test testing text thing thread time token tool topic trace traffic transport tree type unit update
usage use user utility validation value variable vendor version view volume web work worker workflow workload world write
`;

const chinese = `
服务 应用 平台 系统 环境 资源 接口 入口 出口 边缘 后端 前端 网络 数据 文件 代码 工具 项目 问题 方案 方法 功能 配置 部署 版本 版本号 管理
运行 运行时 主机 用户 客户 团队 组件 模块 对象 请求 响应 消息 事件 状态 流量 规则 策略 角色 安全 性能 存储 缓存 日志 监控 指标 抽象 调试
操作 操作员 运营商 重试 测试 开发 运维 业务 场景 架构 模型 类型 名称 标签 目标 任务 流程 步骤 订单 单元 页面 观察
`;

const words = lazy((): ReadonlySet<string> => new Set(`${english}${chinese}`.split(/\s+/).flatMap((word) => (word === '' ? [] : [word, pluralOf(word) ?? word]))));

/** Whether a name is a common word or its plural, ignoring case. */
export function isCommonWord(name: string): boolean {
  return words().has(name.toLowerCase());
}
