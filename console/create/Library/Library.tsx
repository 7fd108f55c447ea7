import { useAddress } from '../../frame/useAddress.ts'
import { Assets } from '../Assets/Assets.tsx'
import { Components } from './Components.tsx'

/** What do we have, and is it ready to be used? */
export const Library = () => {
  const [address] = useAddress()
  return address.get('view') === 'assets' ? <Assets /> : <Components />
}
